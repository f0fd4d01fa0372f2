import { describe, expect, it } from "vitest";
import { meetsAll } from "../../src/core/rules/condition.ts";
import type { Condition } from "../../src/core/rules/rule.ts";

function meets(text: string | undefined, op: Condition["op"], value: Condition["value"]): boolean {
  return meetsAll([{ column: "c", op, value }], () => text);
}

describe("a condition", () => {
  it("on a number compares numbers, however they are written", () => {
    expect(meets("010", "=", 10)).toBe(true);
    expect(meets("1e1", ">=", 10)).toBe(true);
    expect(meets("9", "<", 10)).toBe(true);
    expect(meets("10", "<", 10)).toBe(false);
    expect(meets("10", "<=", 10)).toBe(true);
    expect(meets("10", ">", 10)).toBe(false);
    expect(meets("10", "!=", 10)).toBe(false);
    expect(meets("0.3", "=", 0.3)).toBe(true);
  });

  it("on a number is never met by what is no number, not even by !=", () => {
    for (const text of ["", "n/a", "12张", undefined]) {
      for (const op of ["=", "!=", "<", "<=", ">", ">="] as const) {
        expect(meets(text, op, 0), `${text} ${op}`).toBe(false);
      }
    }
  });

  it("on text compares it exactly", () => {
    expect(meets("10", "=", "10")).toBe(true);
    expect(meets("010", "=", "10")).toBe(false);
    expect(meets("a", "!=", "b")).toBe(true);
    expect(meets("a", "<", "b")).toBe(true);
    expect(meets(undefined, "=", "")).toBe(true);
  });

  it("may list values of both kinds", () => {
    expect(meets("3", "in", [1, 2, 3])).toBe(true);
    expect(meets("03", "in", ["3"])).toBe(false);
    expect(meets("03", "in", ["3", 3])).toBe(true);
    expect(meets("x", "in", [])).toBe(false);
    expect(meets("x", "in", "x")).toBe(true);
    expect(meets("x", "=", ["x"])).toBe(false);
  });

  it("is one of several that must all hold; none is no condition", () => {
    const row: Record<string, string> = { a: "1", b: "x" };
    const both: Condition[] = [
      { column: "a", op: "=", value: 1 },
      { column: "b", op: "=", value: "x" },
    ];
    expect(meetsAll(both, (column) => row[column])).toBe(true);
    expect(meetsAll(both, (column) => (column === "b" ? "y" : "1"))).toBe(false);
    expect(meetsAll([], () => undefined)).toBe(true);
  });
});
