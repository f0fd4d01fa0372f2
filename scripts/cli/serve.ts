import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Arguments } from "./arguments.ts";

/** Serves the built app on this machine until stopped. */
export async function serve({ port }: Arguments): Promise<number> {
  const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
  if (!existsSync(dist)) {
    console.error("The app is not built yet. Run once:  npm start");
    return 2;
  }
  const { startServer } = await import("../server.mjs");
  const { url, closed } = await startServer({ root: dist, port: port ?? 4173 });
  console.log(`服务圈 Fuwuquan  ${url}`);
  await closed;
  return 0;
}
