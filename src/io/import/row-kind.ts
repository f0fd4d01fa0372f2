import type { Table } from "../read/table.ts";

const TOTAL =
  /^(合计|总计|小计|共计|累计|总和|全县合计|全市合计|本页合计|total|subtotal|sum|grandtotal)[:：]?$/i;
const NOTE = /^(注|备注|说明|填表人|填报人|制表|审核|数据来源|单位|来源|note|source)[:：]/i;

/** Why a row of a sheet is no record: a sum, a repeated header, a note; null for a record. */
export function rowKind(
  table: Table,
  r: number,
): "total-row" | "header-repeated" | "note-row" | null {
  if (table.geometries !== null) return null;
  const row = table.rows[r]!;
  let filled = 0;
  let isTotal = false;
  let matches = 0;
  let firstText = "";
  row.forEach((cell, c) => {
    if (cell === "") return;
    const text = cell.trim();
    if (text === "") return;
    filled++;
    if (firstText === "") firstText = text;
    if (filled <= 3 && text.length <= 14 && TOTAL.test(text.replace(/\s/g, ""))) isTotal = true;
    if (text === table.columns[c]) matches++;
  });
  if (isTotal) return "total-row";
  if (matches >= 2 && matches === filled) return "header-repeated";
  if (filled === 1 && table.columns.length >= 4 && NOTE.test(firstText)) return "note-row";
  return null;
}
