import { IssueLog } from "../../core/base/issue.ts";
import type { CatalogueEntry, RuleCatalogue, RulesRead } from "../../core/rules/catalogue.ts";
import { parseJson, reportFaults } from "../plan/schema-faults.ts";
import { rulesSchema } from "./rules-schema.ts";

/**
 * Reads a file of rules. A file with any fault is refused whole, every fault with its place: what
 * is not JSON, unknown or missing keys, a rule that no plan would take, an id that stands twice, a
 * document that is not listed.
 */
export function readRules(file: string, bytes: Uint8Array): RulesRead {
  const log = new IssueLog();
  const parsed = parseJson(file, bytes, "the file of rules", log);
  if (parsed === undefined) return { ok: false, issues: log.list() };
  const { data } = parsed;
  const format = (data as { format?: unknown } | null)?.format;
  if (typeof format === "string" && /^rules\/\d+$/.test(format) && format !== "rules/1") {
    const place = { file, key: "format", value: format };
    log.error("not-supported", "the rules are of a later version; use a later release", place);
    return { ok: false, issues: log.list() };
  }
  const result = rulesSchema.safeParse(data);
  if (!result.success) reportFaults(file, data, result.error, log);
  else checkNames(result.data, file, log);
  if (!result.success || log.hasErrors) return { ok: false, issues: log.list() };
  return { ok: true, catalogue: result.data };
}

function checkNames({ rules, documents }: RuleCatalogue, file: string, log: IssueLog): void {
  const seen = new Set<string>();
  rules.forEach(({ rule, document, open = [] }, k) => {
    const key = `rules[${k}]`;
    if (seen.has(rule.id)) {
      const place = { file, key: `${key}.rule.id`, value: rule.id };
      log.error("duplicate-id", "two rules have the same id; rename one", place);
    }
    seen.add(rule.id);
    if (!Object.hasOwn(documents, document)) {
      const place = { file, key: `${key}.document`, value: document };
      log.error("unknown-document", "documents holds no such document; add it", place);
    }
    open.forEach((parameter, p) => {
      if (new Set(OPEN_ROOTS[rule.kind]).has(parameter.key.split(".")[0]!)) return;
      const place = { file, key: `${key}.open[${p}].key`, value: parameter.key };
      log.error("bad-value", "a rule of this kind has no such key; correct it", place);
    });
  });
}

const COMMON = ["facility", "demand", "basis", "travel", "scope", "target", "from", "until"];

/** The first parts of key paths that a rule of each kind may leave open. */
const OPEN_ROOTS: Readonly<Record<CatalogueEntry["rule"]["kind"], readonly string[]>> = {
  within: [...COMMON, "cutoff", "k"],
  "within-tiered": [...COMMON, "density", "tiers"],
  "all-classes": [...COMMON, "classes", "cutoff", "need"],
  ratio: [...COMMON, "measure", "per", "atLeast", "level"],
  exists: [...COMMON, "level", "atLeast", "atMost", "allOf", "when"],
  share: [...COMMON, "of", "having", "level"],
  supply: [...COMMON, "method", "cutoff", "decay", "capacity", "per", "line"],
};
