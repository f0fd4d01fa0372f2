import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlanHost } from "../../src/io/plan/plan-host.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Files beside the plan, and the region that set-up built. */
export async function nodeHost(planPath: string): Promise<PlanHost> {
  const folder = dirname(planPath);
  return {
    readFile: (path) => bytesOf(resolve(folder, path)),
    readRegion: async (name) => {
      const bytes = await bytesOf(resolve(root, "public/region/zhejiang", name));
      if (bytes === null) throw new Error("The region is not built yet. Run once:  npm start");
      return bytes;
    },
    app: await appName(),
    tick: progressOnTerminal(),
  };
}

const UNREADABLE = ["ENOENT", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "ELOOP", "ENAMETOOLONG"];

/** Null where there is no such file, or none that may be read. */
export async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (UNREADABLE.includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}

async function appName(): Promise<string> {
  const text = await readFile(resolve(root, "package.json"), "utf8");
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return `${name} ${version}`;
}

function progressOnTerminal(): PlanHost["tick"] {
  if (!process.stderr.isTTY) return () => {};
  return (done, total) => {
    process.stderr.write(`\r${done}/${total} `);
  };
}
