import type { LazyBytes } from "../core/import/import-session.ts";

/** The first request brings this much: header and upper index of most files. */
const FIRST_BYTES = 32 * 1024;

/**
 * A file on the app's own server, of which parts are asked for. A server that does not answer
 * with parts (206) sends it whole, and nothing is asked again.
 */
export async function httpBytes(url: URL): Promise<LazyBytes> {
  const first = await fetch(url, partOf(0, FIRST_BYTES));
  if (!first.ok) throw new Error(`${url.pathname}: the server answered ${first.status}`);
  let start = new Uint8Array(await first.arrayBuffer());
  let size = first.status === 206 ? sizeIn(first.headers.get("Content-Range")) : start.length;
  if (size === null) {
    start = new Uint8Array(await (await fetch(url)).arrayBuffer());
    size = start.length;
  }
  const ask = async (from: number, to: number): Promise<ArrayBuffer> => {
    if (to <= start.length) return start.slice(from, to).buffer;
    const response = await fetch(url, partOf(from, to));
    const part = await response.arrayBuffer();
    if (response.status !== 206 || part.byteLength !== to - from) {
      throw new Error(`${url.pathname}: bytes ${from} to ${to} were not answered`);
    }
    return part;
  };
  return { size, slice: (from, to) => ({ arrayBuffer: () => ask(from, to) }) };
}

/** Past the browser's cache: of a file that it holds compressed it would give parts of that. */
function partOf(from: number, to: number): RequestInit {
  return { cache: "no-store", headers: { Range: `bytes=${from}-${to - 1}` } };
}

/** The size after the stroke of `bytes 0-9/100`; null where the server keeps it to itself. */
function sizeIn(range: string | null): number | null {
  const size = /\/(\d+)$/.exec(range ?? "")?.[1];
  return size === undefined ? null : Number(size);
}
