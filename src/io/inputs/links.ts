import type { IssueLog } from "../../core/base/issue.ts";
import type { Link, LinkKind } from "../../core/land/landmass.ts";
import type { SourceRows } from "./source-rows.ts";

const KINDS: readonly string[] = ["bridge", "tunnel", "ferry"];

/** Bridges, tunnels and ferries from a table. */
export function linksOf(rows: SourceRows, log: IssueLog): Link[] {
  for (const field of ["id", "a", "b", "kind"]) {
    if (rows.has(field)) continue;
    log.error("missing-key", "links need the columns id, a, b and kind", {
      key: `inputs.links.columns.${field}`,
    });
  }
  if (log.hasErrors) return [];
  const links: Link[] = [];
  const seen = new Set<string>();
  for (const row of rows.kept) {
    const id = rows.text(row, "id");
    const kind = rows.text(row, "kind");
    if (id === "" || seen.has(id)) {
      rows.reject(row, id === "" ? "id-missing" : "duplicate-id", "the id is empty or taken", "id");
      continue;
    }
    if (!KINDS.includes(kind)) {
      rows.reject(row, "unknown-value", "the kind is none of bridge, tunnel, ferry", "kind");
      continue;
    }
    seen.add(id);
    rows.counts.accepted++;
    links.push({
      id,
      a: rows.text(row, "a"),
      b: rows.text(row, "b"),
      kind: kind as LinkKind,
      openYear: rows.number(row, "openYear"),
      closeYear: rows.number(row, "closeYear"),
      minutes: rows.number(row, "minutes"),
      perDay: rows.number(row, "perDay"),
    });
  }
  return links;
}
