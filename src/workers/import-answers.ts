import type { NamedBytes } from "../core/analysis/plan-run.ts";
import { InputError, IssueLog } from "../core/base/issue.ts";
import type { TrustedPlace } from "../core/import/datum-doctor.ts";
import type { ChosenFile } from "../core/import/import-session.ts";
import { type ImportContext, loadImportContext, NO_CONTEXT } from "../io/import/import-context.ts";
import { OpenImport } from "../io/import/open-import.ts";
import { readmit } from "../io/import/readmit.ts";
import type { StreamedLayer } from "../io/import/streamed-layer.ts";
import { guessKind } from "../io/read/guess-format.ts";
import { isZip } from "../io/read/zip.ts";
import { heldInput, inputOf } from "./held-input.ts";
import { httpBytes } from "./http-bytes.ts";
import type { ImportApi } from "./import-protocol.ts";
import { regionFiles } from "./region-files.ts";
import type { HandlersOf } from "./serve.ts";
import { trustedPlaces } from "./trusted-places.ts";

type AtHand =
  | { readonly stream: StreamedLayer; readonly file: null }
  | { readonly stream: null; readonly file: NamedBytes };

/** By so many bytes a FlatGeobuf file is known. */
const SIGNATURE_BYTES = 12;

/** A chosen file's bytes; of a FlatGeobuf file only the header, for the rest is read as it comes. */
async function bytesAtHand({ name, bytes }: ChosenFile): Promise<AtHand> {
  if (bytes instanceof Uint8Array) return { stream: null, file: { name, bytes } };
  const part = async (to: number): Promise<Uint8Array> =>
    new Uint8Array(await bytes.slice(0, to).arrayBuffer());
  const head = await part(SIGNATURE_BYTES);
  // The start of an archive is no archive: what it holds is told at its end.
  if (!isZip(head) && guessKind(name, head) === "fgb" && bytes.size > 0) {
    const { StreamedLayer } = await import("../io/import/streamed-layer.ts");
    return { stream: await StreamedLayer.open(name, bytes), file: null };
  }
  return { stream: null, file: { name, bytes: await part(bytes.size) } };
}

/** The answers of the import worker. Giving a file up ends the worker: parsers cannot be stopped midway. */
export function createImportAnswers(): HandlersOf<ImportApi> {
  let current: OpenImport | null = null;
  let context: Promise<ImportContext> | null = null;
  let places: readonly TrustedPlace[] = [];
  const opened = (): OpenImport => {
    if (current === null) throw new Error("no file is open");
    return current;
  };
  const contextAt = (baseUrl: string | null): Promise<ImportContext> => {
    context ??=
      baseUrl === null
        ? Promise.resolve(NO_CONTEXT)
        : loadImportContext(regionFiles(baseUrl), (name) => httpBytes(new URL(name, baseUrl)));
    return context;
  };
  return {
    "import.open": async ({ files, encoding, baseUrl, trusted }) => {
      places = await trustedPlaces(trusted);
      const [chosen, ...rest] = await Promise.all(files.map(bytesAtHand));
      if (chosen!.stream !== null) {
        current = await OpenImport.openStream(chosen!.stream, await contextAt(baseUrl));
        return current.opened;
      }
      const first = chosen!.file;
      const stem = (name: string): string => name.replace(/\.[^.]*$/, "").toLowerCase();
      const file = {
        ...first,
        sibling: async (extension: string) =>
          rest
            .flatMap(({ file }) => (file === null ? [] : [file]))
            .find(
              ({ name }) =>
                stem(name) === stem(first.name) && name.toLowerCase().endsWith(`.${extension}`),
            )?.bytes ?? null,
      };
      current = await OpenImport.open(file, encoding ?? undefined, await contextAt(baseUrl));
      return current.opened;
    },
    "import.look": (view) => opened().look({ ...view, trusted: [...places, ...view.trusted] }),
    "import.read": (view, tick) => opened().read(view, tick),
    "import.mapping": async ({ name, bytes }) => {
      const { parseMapping } = await import("../io/import/mapping-file.ts");
      const log = new IssueLog();
      const mapping = parseMapping(name, bytes, log);
      if (mapping === null) throw new InputError(log.list());
      const { encoding: _encoding, sheet: _sheet, ...said } = mapping;
      return said;
    },
    "import.beside": (given) => opened().beside(given),
    "import.take": async (options) => {
      const { data, source } = opened().take(options);
      return { data: heldInput(data), source };
    },
    "import.readmit": async ({ data: held, change, baseUrl }) => {
      const { data, ...counts } = await readmit(
        await inputOf(held),
        change,
        await contextAt(baseUrl),
      );
      return { data: heldInput(data), ...counts };
    },
    "import.examine": async ({ data, trusted, baseUrl }) => {
      const { examineLayer } = await import("../io/import/placed-layer.ts");
      return examineLayer(
        await inputOf(data),
        await contextAt(baseUrl),
        await trustedPlaces(trusted),
      );
    },
    "import.correct": async ({ data, datum }) => {
      const { correctDatum } = await import("../io/import/placed-layer.ts");
      return heldInput(correctDatum(await inputOf(data), datum));
    },
    "import.rejected": (range) => opened().rejected(range),
    "import.write": ({ name, options }) => opened().write(name, options),
  };
}
