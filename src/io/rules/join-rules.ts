import type { IssueLog } from "../../core/base/issue.ts";
import type { CatalogueEntry, RuleCatalogue, RuleDocument } from "../../core/rules/catalogue.ts";

/**
 * Several files of rules as one catalogue. Across files too an id stands once, a document is the
 * same wherever it is listed, and of two rules in conflict each names the other.
 */
export function joinRules(files: ReadonlyMap<string, RuleCatalogue>, log: IssueLog): RuleCatalogue {
  const documents: Record<string, RuleDocument> = {};
  const rules: CatalogueEntry[] = [];
  const fileOf = new Map<string, string>();
  for (const [file, part] of files) {
    for (const [id, document] of Object.entries(part.documents)) {
      const known = documents[id];
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(document)) {
        const place = { file, key: `documents.${id}` };
        log.error("bad-value", "another file says otherwise about this document", place);
      }
      documents[id] = document;
    }
    part.rules.forEach((entry, k) => {
      const { id } = entry.rule;
      if (fileOf.has(id)) {
        const place = { file, key: `rules[${k}].rule.id`, value: id };
        log.error("duplicate-id", `${fileOf.get(id)} has a rule of this id; rename one`, place);
      }
      fileOf.set(id, file);
      rules.push(entry);
    });
  }
  checkConflicts(rules, fileOf, log);
  return { format: "rules/1", documents, rules };
}

function checkConflicts(
  rules: readonly CatalogueEntry[],
  fileOf: ReadonlyMap<string, string>,
  log: IssueLog,
): void {
  const named = new Map(
    rules.map(({ rule, conflictsWith = [] }) => [
      rule.id,
      new Set(conflictsWith.map((c) => c.rule)),
    ]),
  );
  for (const [id, others] of named) {
    for (const other of others) {
      if (other !== id && named.get(other)?.has(id) === true) continue;
      const place = { file: fileOf.get(id)!, key: `${id}.conflictsWith`, value: other };
      log.error("one-sided-conflict", "the other rule must exist and name this one", place);
    }
  }
}
