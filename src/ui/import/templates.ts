import type { ImportDecision } from "../../core/import/import-file.ts";

/** How files of one make are read, kept on this machine and as a mapping for the command line. */
interface Template {
  readonly name: string;
  readonly target: ImportDecision["target"];
  readonly class: string | null;
  readonly control: ImportDecision["control"];
  readonly columns: Readonly<Record<string, string>>;
  readonly datum: ImportDecision["datum"];
  readonly crs: string | null;
  readonly swap: boolean;
  readonly drop: readonly string[];
}

const KEY = "fuwuquan/import-templates/1";
const MOST = 12;

/** Newest first; none where the store cannot be read. */
export function templates(): readonly Template[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(saved) ? (saved as Template[]) : [];
  } catch {
    return [];
  }
}

/** Keeps the decision under the name of its file; gives the mapping file that says the same. */
export function saveTemplate(file: string, decision: ImportDecision): Uint8Array {
  const { target, columns, datum, crs, control, swap, swapBeyond90, locate, drop } = decision;
  const kind = { target, class: decision.class };
  const name = file.replace(/\.[^.]*$/, "").slice(0, 40);
  const kept = templates().filter((one) => one.name !== name);
  try {
    const all = [{ name, ...kind, columns, datum, crs, control, swap, drop }, ...kept].slice(
      0,
      MOST,
    );
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // A full or closed store: the file below says the same.
  }
  const mapping = {
    ...{ $schema: "mapping-1.schema.json", mapping: 1, ...kind, columns, datum, crs, control },
    ...{ swap, swapBeyond90, locate, drop },
  };
  return new TextEncoder().encode(`${JSON.stringify(mapping, null, 2)}\n`);
}

/** What a template says about a file with these columns. */
export function applyTemplate(
  { columns, datum, crs, control = [], swap, drop }: Template,
  known: readonly string[],
): Partial<ImportDecision> {
  const fitting = Object.entries(columns).filter(([, column]) => known.includes(column));
  return {
    columns: Object.fromEntries(fitting),
    datum,
    crs,
    control,
    swap,
    drop: drop.filter((column) => known.includes(column)),
  };
}
