import { numberOf } from "../base/number.ts";
import type { Condition } from "./rule.ts";

/** Whether a row meets all conditions; `columnOf` gives the text of a column. */
export function meetsAll(
  conditions: readonly Condition[],
  columnOf: (column: string) => string | undefined,
): boolean {
  return conditions.every((condition) => meets(condition, columnOf(condition.column) ?? ""));
}

/** Numbers compare as numbers, and a cell that is no number never matches; text exactly. */
function meets({ op, value }: Condition, text: string): boolean {
  if (op === "in") {
    const values = Array.isArray(value) ? value : [value];
    return values.some((one) => compare("=", text, one));
  }
  return !Array.isArray(value) && compare(op, text, value as string | number);
}

function compare(
  op: Exclude<Condition["op"], "in">,
  text: string,
  value: string | number,
): boolean {
  if (typeof value === "number") {
    const number = numberOf(text);
    return number !== null && holds(op, number - value);
  }
  return holds(op, text === value ? 0 : text < value ? -1 : 1);
}

function holds(op: Exclude<Condition["op"], "in">, sign: number): boolean {
  switch (op) {
    case "=":
      return sign === 0;
    case "!=":
      return sign !== 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
  }
}
