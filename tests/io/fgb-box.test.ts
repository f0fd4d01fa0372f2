import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Feature, Geometry } from "geojson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../scripts/server.mjs";
import { IssueLog } from "../../src/core/base/issue.ts";
import type { Box } from "../../src/core/geo/box.ts";
import { featuresInBox } from "../../src/io/region/fgb-box.ts";
import { type Properties, writeFeatures } from "../../src/io/region/read-fgb.ts";
import { flatGeobuf } from "../../src/io/write/layers/fgb-layer.ts";
import { httpBytes } from "../../src/workers/http-bytes.ts";

const OPTIONS = { format: "fgb", datum: "wgs84", crs: null, encoding: "utf-8" } as const;

function squares(count: number): Feature<Geometry, Properties>[] {
  return Array.from({ length: count }, (_, k) => {
    const [x, y] = [(k * 37) % 101, (k * 53) % 89];
    const s = 0.25 + (k % 7) / 8;
    const ring = [
      [x, y],
      [x + s, y],
      [x + s, y + s],
      [x, y + s],
      [x, y],
    ];
    const geometry: Geometry = { type: "Polygon", coordinates: [ring] };
    return { type: "Feature", properties: { id: `q${k}` }, geometry };
  });
}

function withIndex(features: readonly Feature<Geometry, Properties>[]): Uint8Array {
  const rows = features.map(({ properties, geometry }) => ({
    values: [properties.id as string],
    geometry,
  }));
  return flatGeobuf({ name: "q", columns: ["id"], rows }, OPTIONS, new IssueLog()).bytes;
}

/** What lies in a box by the corners of each square alone. */
function expectedIn(features: readonly Feature<Geometry, Properties>[], box: Box): string[] {
  const [west, south, east, north] = box;
  return features
    .filter(({ geometry }) => {
      const [ring] = (geometry as unknown as { coordinates: number[][][] }).coordinates;
      const [[w, s], , [e, n]] = ring as [[number, number], unknown, [number, number]];
      return w <= east && e >= west && s <= north && n >= south;
    })
    .map(({ properties }) => String(properties.id))
    .sort();
}

const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>]);
const idsIn = async (bytes: Uint8Array, box: Box): Promise<string[]> =>
  (await featuresInBox(blobOf(bytes), box)).features
    .map(({ properties }) => String(properties.id))
    .sort();

describe("the features of a box", () => {
  it("are those whose boxes touch it, by the index and without one", async () => {
    const side = fc.integer({ min: -20, max: 220 }).map((n) => n / 2);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 900 }),
        side,
        side,
        fc.nat(120),
        async (count, x, y, size) => {
          const features = squares(count);
          const box: Box = [x, y, x + size / 2, y + size / 2];
          const expected = expectedIn(features, box);
          expect(await idsIn(withIndex(features), box)).toEqual(expected);
          expect(await idsIn(writeFeatures(features), box)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("come to an end, refused or read, with any byte of header or index damaged", async () => {
    const bytes = withIndex(squares(40));
    for (let at = 0; at < Math.min(bytes.length, 2600); at += 3) {
      const damaged = bytes.slice();
      damaged[at] = 0xff;
      await idsIn(damaged, [0, 0, 200, 200]).catch((error: Error) => expect(error).toBeDefined());
    }
  });
});

describe.each([
  ["that answers with parts", false],
  ["that ignores ranges", true],
])("a server %s", (_, ignoreRange) => {
  const features = squares(12_000);
  const bytes = withIndex(features);
  const box: Box = [10, 10, 12, 11];
  let folder = "";
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fuwuquan-fgb-"));
    writeFileSync(join(folder, "q.fgb"), bytes);
    server = await startServer({ root: folder, port: 0, ignoreRange });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is asked for the file's parts where it gives them, else once for all of it", async () => {
    const plain = globalThis.fetch;
    const answers: { status: number; bytes: number }[] = [];
    globalThis.fetch = async (...given) => {
      const answer = await plain(...given);
      const { byteLength } = await answer.clone().arrayBuffer();
      answers.push({ status: answer.status, bytes: byteLength });
      return answer;
    };
    try {
      const { features: found } = await featuresInBox(
        await httpBytes(new URL("q.fgb", server.url)),
        box,
      );
      const ids = found.map(({ properties }) => String(properties.id)).sort();
      expect(ids).toEqual(expectedIn(features, box));
      expect(ids.length).toBeGreaterThan(3);
    } finally {
      globalThis.fetch = plain;
    }
    const asked = answers.reduce((sum, answer) => sum + answer.bytes, 0);
    if (ignoreRange) {
      expect(answers).toEqual([{ status: 200, bytes: bytes.length }]);
    } else {
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([206]));
      expect(asked).toBeLessThan(bytes.length / 4);
    }
  });

  it("that has no such file is told so", async () => {
    await expect(httpBytes(new URL("none.fgb", server.url))).rejects.toThrow("404");
  });
});

/** The first request is answered with a part, the later ones as said. */
async function answeredLater(answer: (from: number, to: number) => Response): Promise<unknown> {
  const bytes = withIndex(squares(12_000));
  const plain = globalThis.fetch;
  let isFirst = true;
  globalThis.fetch = async (_url, init) => {
    const range = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("Range") ?? "")!;
    const [from, last] = [Number(range[1]), Number(range[2])];
    if (!isFirst) return answer(from, last + 1);
    isFirst = false;
    const headers = { "Content-Range": `bytes ${from}-${last}/${bytes.length}` };
    return new Response(bytes.slice(from, last + 1), { status: 206, headers });
  };
  try {
    const file = await httpBytes(new URL("http://127.0.0.1/q.fgb"));
    return await file.slice(200_000, 200_100).arrayBuffer();
  } finally {
    globalThis.fetch = plain;
  }
}

describe("a later answer", () => {
  const ofLength = (length: number, status: number) =>
    new Response(new Uint8Array(length), { status });

  it("that is the part asked for is taken", async () => {
    const part = await answeredLater((from, to) => ofLength(to - from, 206));
    expect((part as ArrayBuffer).byteLength).toBe(100);
  });

  it("that is no part, or too short or long a one, is not taken for it", async () => {
    await expect(answeredLater(() => ofLength(100, 200))).rejects.toThrow("not answered");
    await expect(answeredLater(() => ofLength(99, 206))).rejects.toThrow("not answered");
    await expect(answeredLater(() => ofLength(101, 206))).rejects.toThrow("not answered");
  });
});
