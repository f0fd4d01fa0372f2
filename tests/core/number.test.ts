import { describe, expect, it } from "vitest";
import { numberOf } from "../../src/core/base/number.ts";

describe("a number in a cell", () => {
  it.each([
    ["12", 12],
    [" 12.50 ", 12.5],
    ["+3", 3],
    ["-0.5", -0.5],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1.5E-2", 0.015],
    ["007", 7],
  ])("is read from %j", (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it.each([
    "",
    " ",
    "-",
    ".",
    "1,000",
    "1 000",
    "12人",
    "0x10",
    "1e",
    "1e999",
    "Infinity",
    "NaN",
    "１２",
    "1.2.3",
    "--1",
    "null",
  ])("is not read from %j", (text) => {
    expect(numberOf(text)).toBeNull();
  });
});
