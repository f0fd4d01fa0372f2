import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { plainNumber, rowOf } from "../../src/io/read/cells.ts";
import { textRecords } from "../../src/io/read/text-cells.ts";

/** Small alphabets meet their troubles often. */
const text = fc
  .array(fc.constantFrom('"', '""', ",", ";", "\n", "\r\n", "\r", " ", "a", "甲", "\u3000", "12"), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

/** Records of Papa Parse, the blank ones left out. */
function peer(given: string, delimiter: string) {
  const lines = given.replace(/\r\n?/g, "\n");
  const { data, errors } = Papa.parse<string[]>(lines, { newline: "\n", delimiter });
  const rows = data.flatMap((row, k) =>
    row.every((cell) => cell.trim() === "") ? [] : [{ row, number: k + 1 }],
  );
  return { rows, isSound: errors.every(({ type }) => type !== "Quotes") };
}

describe("records of a delimited text", () => {
  it("are those of Papa Parse wherever quotes are where they belong, and none elsewhere", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(",", ";", "\t"), (given, delimiter) => {
        const found = textRecords(given, delimiter);
        const { rows, isSound } = peer(given, delimiter);
        if (!isSound) expect(found).toBeNull();
        if (found === null) return;
        const { cells, rowNumbers, mostFilled } = found;
        expect(rows.map(({ row }) => row)).toEqual(
          Array.from({ length: cells.length }, (_, r) => rowOf(cells, r)),
        );
        expect(rows.map(({ number }) => number)).toEqual(rowNumbers);
        const filled = rows.map(({ row }) => row.filter((cell) => cell.trim() !== "").length);
        expect(mostFilled).toBe(Math.max(0, ...filled));
        for (const [r, { row }] of rows.entries()) {
          expect(cells.longest()).toBeGreaterThanOrEqual(Math.max(...row.map((c) => c.length)));
          expect(cells.at(r, row.length)).toBe("");
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("of a sound text are never left to the other reader", () => {
    const cell = fc.constantFrom("", " ", "a", "甲,乙", 'a"b', "a\nb", "a\r\nb", "12.5");
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), (rows, eol) => {
        const quoted = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`));
        const given = quoted.map((row) => row.join(",") + eol).join("");
        const { cells } = textRecords(given, ",")!;
        const kept = rows.filter((row) => row.some((one) => one.trim() !== ""));
        expect(Array.from({ length: cells.length }, (_, r) => rowOf(cells, r))).toEqual(
          kept.map((row) => row.map((one) => one.replaceAll("\r\n", "\n"))),
        );
        const rest = cells.slice(1);
        expect(rest.length).toBe(Math.max(0, kept.length - 1));
        if (rest.length > 0) expect(rest.at(0, 0)).toBe(cells.at(1, 0));
      }),
    );
  });
});

describe("a plain number in a text", () => {
  it("is what Number makes of it, to the last bit", () => {
    const digits = fc.integer({ min: 0, max: 10 ** 9 }).map(String);
    const written = fc
      .tuple(fc.constantFrom("", "-", "+"), digits, fc.constantFrom("", "."), digits)
      .map(([sign, whole, point, rest]) => `${sign}${whole}${point}${point === "" ? "" : rest}`);
    fc.assert(
      fc.property(written, fc.double({ noNaN: true }), (one, any) => {
        expect(plainNumber(`x${one}x`, 1, one.length + 1)).toBe(Number(one));
        const plain = plainNumber(String(any), 0, String(any).length);
        if (!Number.isNaN(plain)) expect(plain).toBe(Number(String(any)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["", "-", ".", "1.2.3", " 1", "1 ", "1e5", "１", "0x1", "+-1", "1,000", "NaN"])(
    "is not %j",
    (given) => {
      expect(plainNumber(given, 0, given.length)).toBeNaN();
    },
  );
});
