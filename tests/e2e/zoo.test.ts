import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Issue } from "../../src/core/base/issue.ts";
import { noTick } from "../../src/core/base/tick.ts";
import type { ImportDecision, ImportedFile } from "../../src/core/import/import-file.ts";
import type {
  ImportLook,
  ImportReading,
  OpenedFile,
} from "../../src/core/import/import-session.ts";
import { type ImportContext, loadImportContext } from "../../src/io/import/import-context.ts";
import { importFiles } from "../../src/io/import/import-files.ts";
import { IMPORT_ORDER } from "../io/import-order.ts";
import { committed, zoo } from "../zoo/zoo.ts";
import { describeInBrowser, type OpenApp, openApp } from "./browser.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const REGION = join(root, "public/region/zhejiang");
const ZOO = await zoo();
/** What only the command line says: the screen asks for the same in its own places. */
const ASKED_ON_SCREEN = /^(personal-|datum-doubt$|sheet-left-out$|nothing-accepted$)/;

type Answer = { readonly result?: unknown; readonly error?: { readonly issues?: Issue[] } };

/** Sends one request to the import worker of the page and waits for its answer. */
async function ask(app: OpenApp, method: string, args: unknown, file?: Uint8Array) {
  const base64 = file === undefined ? null : Buffer.from(file).toString("base64");
  const text = await app.page.evaluate(
    async ([name, given, bytes]) => {
      const worker = Reflect.get(globalThis, "zooWorker") as Worker;
      const id = Math.random();
      const request = { id, method: name, args: JSON.parse(given!) };
      if (bytes !== null) {
        request.args.files[0].bytes = Uint8Array.from(atob(bytes!), (c) => c.charCodeAt(0));
      }
      worker.postMessage(request);
      return new Promise<string>((resolve) => {
        const hear = ({ data }: MessageEvent): void => {
          if (data.id !== id || "progress" in data) return;
          worker.removeEventListener("message", hear);
          resolve(JSON.stringify(data));
        };
        worker.addEventListener("message", hear);
      });
    },
    [method, JSON.stringify(args), base64] as const,
  );
  return JSON.parse(text) as Answer;
}

describeInBrowser("the zoo in the browser", () => {
  let app: OpenApp;
  let context: ImportContext;
  beforeAll(async () => {
    context = await loadImportContext(
      async (name) => new Uint8Array(readFileSync(join(REGION, name))),
    );
    app = await openApp();
    const worker = readdirSync(join(root, "dist/assets")).find((name) =>
      /^import\.worker-.*\.js$/.test(name),
    );
    await app.page.evaluate(
      (url) => {
        Object.assign(globalThis, { zooWorker: new Worker(url, { type: "module" }) });
      },
      new URL(`assets/${worker}`, app.url).href,
    );
  });
  afterAll(() => app.close());

  it.each(ZOO.map((specimen) => [specimen.file, specimen] as const))(
    "%s: the import worker reports what the command line does, to the byte",
    async (file, { order: change }) => {
      const bytes = committed(file)!;
      const order = { ...IMPORT_ORDER, ...change };
      const { result } = await importFiles([{ name: file, bytes }], order, context, noTick);
      const told = result.issues.filter(({ code }) => !ASKED_ON_SCREEN.test(code));
      const expected = { files: result.files, read: result.read, issues: told };

      const baseUrl = new URL("region/zhejiang/", app.url).href;
      const encoding = order.mapping?.encoding ?? null;
      const args = { files: [{ name: file, bytes: null }], encoding, baseUrl, trusted: [] };
      const opened = await ask(app, "import.open", args, bytes);
      if (opened.error !== undefined) {
        expect(JSON.stringify(opened.error.issues)).toBe(JSON.stringify(result.issues));
        return;
      }
      const names = (opened.result as OpenedFile).sheets.map(({ name }) => name);
      const kept = names.flatMap((name, k) =>
        result.files.some(({ sheet }) => sheet === name) ? [k] : [],
      );
      const { target } = order;
      const view = { sheets: kept, header: null, target, class: order.class, trusted: [] };
      const looked = await ask(app, "import.look", {
        ...view,
        sheets: kept.length > 0 ? kept : [0],
        decision: null,
      });
      const { decision } = looked.result as ImportLook;
      const asked = {
        ...decision,
        ...decisionOf(result.files, order),
        drop: order.mapping?.drop ?? [],
      };
      const sheets = kept.length > 0 ? kept : [0];
      const read = await ask(app, "import.read", { ...view, sheets, decision: asked });
      if (read.error !== undefined) {
        const errors = result.issues.filter(({ severity }) => severity === "error");
        const found = read.error.issues!.filter(({ severity }) => severity === "error");
        expect(JSON.stringify(found)).toBe(JSON.stringify(errors));
        return;
      }
      const reading = (read.result as ImportReading).result;
      const { files, issues } = reading;
      expect(JSON.stringify({ files, read: reading.read, issues })).toBe(JSON.stringify(expected));
      expect(reading.accepted).toBe(result.rows.length);
      expect(reading.rejected).toBe(result.rejected.length);
    },
  );

  it("reported no error and asked nobody else", () => app.expectClean());
});

/** What the command line decided, as far as its report and the order say it. */
function decisionOf(
  files: readonly ImportedFile[],
  {
    mapping,
    datum,
    crs,
  }: { mapping: Partial<ImportDecision> | null; datum?: unknown; crs?: unknown },
): Partial<ImportDecision> {
  const { columns, datum: found } = files[0] ?? {};
  const { swap, swapBeyond90, locate, mends, admitted, merged } = mapping ?? {};
  const all = {
    ...{ columns, datum: found ?? datum, crs: crs ?? mapping?.crs },
    ...{ swap, swapBeyond90, locate, mends, admitted, merged },
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
