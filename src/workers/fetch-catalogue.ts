import { InputError } from "../core/base/issue.ts";
import type { RuleCatalogue } from "../core/rules/catalogue.ts";
import { readRules } from "../io/rules/read-rules.ts";

/** Fetches the app's own catalogue of rules and checks it; a fault in it is an `InputError`. */
export async function fetchCatalogue(url: string): Promise<RuleCatalogue> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`the catalogue of rules: the server answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const read = readRules("catalogue.json", bytes);
  if (!read.ok) throw new InputError(read.issues);
  return read.catalogue;
}
