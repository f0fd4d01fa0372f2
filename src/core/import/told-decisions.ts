import type { ImportDecision } from "./import-file.ts";

/** One decision about a file as the report tells it, and what takes it back on the command line. */
export interface ToldDecision {
  readonly key: string;
  readonly value: string;
  readonly undo: string;
}

/** Every decision under which a file was read, whoever took it. */
export function toldDecisions(decision: ImportDecision): ToldDecision[] {
  const { columns, datum, crs, control, swap, swapBeyond90, locate, drop } = decision;
  const { mends, admitted, merged, unit } = decision;
  const listed = (key: string, rows: readonly string[], undo: string): ToldDecision[] =>
    rows.length === 0 ? [] : [{ key, value: rows.slice(0, 20).join(", ").slice(0, 300), undo }];
  const flag = (key: string, isOn: boolean): ToldDecision[] =>
    isOn ? [{ key, value: "true", undo: `"${key}": false in a mapping` }] : [];
  return [
    ...Object.entries(columns).map(([field, column]) => ({
      key: `columns.${field}`,
      value: column.slice(0, 120),
      undo: `"columns": {"${field}": "another column"} in a mapping`,
    })),
    { key: "datum", value: datum, undo: "--datum wgs84|cgcs2000|gcj02|bd09" },
    ...(crs === null ? [] : [{ key: "crs", value: crs.slice(0, 120), undo: "--crs another" }]),
    ...(control.length === 0
      ? []
      : [{ key: "control", value: `${control.length} points`, undo: "leave --control out" }]),
    ...(unit === undefined ? [] : [{ key: "unit", value: unit, undo: "--unit m|ft|dm" }]),
    ...flag("swap", swap),
    ...flag("swapBeyond90", swapBeyond90),
    ...flag("locate", locate),
    ...listed("drop", drop, 'take the column out of "drop" in the mapping'),
    ...listed("mends", Object.keys(mends), 'take the row out of "mends" in the mapping'),
    ...listed("admitted", admitted, 'take the row out of "admitted" in the mapping'),
    ...listed("merged", merged, 'take the row out of "merged" in the mapping'),
  ];
}
