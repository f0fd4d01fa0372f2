/** The only module that knows fflate. Archives are unpacked within bounds, never onto a disk. */
import { unzipSync, zipSync, zlibSync } from "fflate";

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The archive is broken, too large once unpacked, or plays tricks. `code` says which. */
export class ZipFault extends Error {
  readonly code: "zip-broken" | "zip-bomb" | "zip-too-many";
  constructor(code: ZipFault["code"], message: string) {
    super(message);
    this.code = code;
  }
}

const MOST_BYTES = 800_000_000;
const MOST_ENTRIES = 5_000;
/** Beyond this size, an archive that shrinks its content more than this is a bomb. */
const SUSPECT_BYTES = 150_000_000;
const MOST_RATIO = 150;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Names in an archive, without unpacking anything. Throws `ZipFault`. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  walk(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}

/**
 * The entries that `wanted` asks for. Folders, names with `..`, drive letters or a leading slash
 * are never unpacked. Throws `ZipFault` before anything large is made.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): ZipEntry[] {
  const found = walk(bytes, (name) => !isTricky(name) && !name.endsWith("/") && wanted(name));
  return Object.keys(found).map((name) => ({ name, bytes: found[name]! }));
}

export function isTricky(name: string): boolean {
  return /^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes("..");
}

/** An archive of these entries as they are, unpressed. */
export function zipStored(entries: readonly ZipEntry[]): Uint8Array {
  return zipSync(Object.fromEntries(entries.map(({ name, bytes }) => [name, bytes])), {
    level: 0,
    mtime: FIXED_TIME,
  });
}

/** Archives carry a time; ours carries none of its own. */
const FIXED_TIME = "1980-01-01T00:00:00";

function walk(
  bytes: Uint8Array,
  take: (name: string) => boolean,
): Readonly<Record<string, Uint8Array>> {
  let total = 0;
  let entries = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (++entries > MOST_ENTRIES) {
          throw new ZipFault("zip-too-many", `the archive holds over ${MOST_ENTRIES} files`);
        }
        if (!take(name)) return false;
        total += originalSize;
        const isDense = originalSize > size * MOST_RATIO && originalSize > SUSPECT_BYTES;
        if (total > MOST_BYTES || isDense) {
          throw new ZipFault("zip-bomb", "the archive would unpack to far more than it is");
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ZipFault) throw error;
    throw new ZipFault("zip-broken", "the archive is broken or not a ZIP file");
  }
}

/** Bytes deflated as TIFF wants them (RFC 1950): the same bytes in every engine. */
export function deflated(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes);
}
