import type { Table } from "../read/table.ts";

const TOTAL =
  /^(合计|总计|小计|共计|累计|总和|全县合计|全市合计|本页合计|total|subtotal|sum|grandtotal)[:：]?$/i;
const TOTAL_BEGINS = "合总小共累全本tTsSgG";
const NOTE = /^(注|备注|说明|填表人|填报人|制表|审核|数据来源|单位|来源|note|source)[:：]/i;
/** A word of a sum stands among the first filled cells of its row. */
const TOTAL_WITHIN = 3;

function isTotal(text: string): boolean {
  return TOTAL_BEGINS.includes(text[0]!) && TOTAL.test(text.replace(/\s/g, ""));
}

/** Why a row of a sheet is no record: a sum, a repeated header, a note; null for a record. */
export function rowKind(
  table: Table,
  r: number,
): "total-row" | "header-repeated" | "note-row" | null {
  if (table.geometries !== null) return null;
  const { rows, columns } = table;
  let filled = 0;
  let matches = 0;
  let firstText = "";
  for (let c = 0; c < columns.length; c++) {
    const cell = rows.at(r, c);
    if (cell === "") continue;
    const text = cell.trim();
    if (text === "") continue;
    filled++;
    if (firstText === "") firstText = text;
    if (filled <= TOTAL_WITHIN && text.length <= 14 && isTotal(text)) {
      return "total-row";
    }
    if (text === columns[c]) matches++;
    // Most rows are records, and show it here.
    if (filled > TOTAL_WITHIN && matches < filled) return null;
  }
  if (matches >= 2 && matches === filled) return "header-repeated";
  if (filled === 1 && columns.length >= 4 && NOTE.test(firstText)) return "note-row";
  return null;
}
