import { IssueLog } from "../../core/base/issue.ts";
import type { RegisteredRead, RegisteredSource } from "../../core/demand/registered.ts";
import type { Units } from "../../core/units/units.ts";
import { readTable } from "../read/read-table.ts";
import { registeredOf } from "./registered.ts";
import { SourceRows } from "./source-rows.ts";

/** Heads of columns, most telling first. */
const UNIT_HEADS = [
  ...[
    "unit",
    "unit_id",
    "code",
    "id",
    "adcode",
    "代码",
    "区划代码",
    "行政区划代码",
    "统计用区划代码",
    "编码",
  ],
  ...["name", "名称", "县", "县市区", "县（市、区）", "县(市、区)", "区县", "地区", "乡镇", "镇街"],
];
const PEOPLE_HEADS = [
  "people",
  "pop",
  "population",
  "total",
  "人口",
  "总人口",
  "户籍人口",
  "户籍总人口",
  "合计",
];

/** Reads a table by county or town, in any of the formats of tables; columns not named are found by their heads. */
export async function readRegisteredFile(
  name: string,
  bytes: Uint8Array,
  fields: readonly string[],
  units: Units,
  source: RegisteredSource = {},
): Promise<RegisteredRead> {
  const log = new IssueLog();
  const failed = (): RegisteredRead => ({ table: null, rejected: 0, issues: log.list() });
  const file = { name, bytes, sibling: async () => null };
  const table = await readTable(
    file,
    { keyPath: "registered", key: "registered", sheet: source.sheet },
    log,
  );
  if (table === null) return failed();
  const columns = source.columns ?? columnsOf(table.columns, fields);
  const rows = new SourceRows(table, { columns }, "inputs.registered", log);
  const read = registeredOf(rows, fields, units, log);
  return { table: read, rejected: rows.counts.rejected, issues: log.list() };
}

function columnsOf(heads: readonly string[], fields: readonly string[]): Record<string, string> {
  const plain = (head: string): string => head.trim().toLowerCase();
  const byName = (names: readonly string[]): string | undefined =>
    names
      .map((one) => heads.find((head) => plain(head) === one))
      .find((head) => head !== undefined);
  const unit = byName(UNIT_HEADS);
  const columns: Record<string, string> = unit === undefined ? {} : { unit };
  for (const field of fields) {
    const head =
      heads.find((one) => plain(one) === field || plain(one) === `registered_${field}`) ??
      (field === "people" ? byName(PEOPLE_HEADS) : byAge(heads, field));
    if (head !== undefined) columns[field] = head;
  }
  return columns;
}

/** `60岁及以上`, `60+`, `0-2岁`. */
function byAge(heads: readonly string[], field: string): string | undefined {
  const [from, to] = field.replace("age", "").split("_");
  return heads.find((head) => {
    const ages = head.match(/\d+/g) ?? [];
    return to === undefined
      ? ages.length === 1 && ages[0] === from
      : ages.join("_") === `${from}_${to}`;
  });
}
