import type { ReadRegionFile } from "../io/region/load-region.ts";

/** Fetches the files of a built region once each, from the app's own origin. */
export function regionFiles(baseUrl: string): ReadRegionFile {
  const files = new Map<string, Promise<Uint8Array>>();
  const load = async (name: string): Promise<Uint8Array> => {
    const response = await fetch(new URL(name, baseUrl));
    if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return (name) => {
    let file = files.get(name);
    if (file === undefined) {
      file = load(name);
      // A failed download may be tried again.
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return file;
  };
}
