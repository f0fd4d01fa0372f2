import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleOutcome, RuleStatus, UnitOutcome } from "../../src/core/rules/outcome.ts";
import type { UnitView } from "../../src/state/region.ts";
import { honestText, matrixCell } from "../../src/state/select/matrix-cell.ts";
import {
  type MatrixRule,
  type MatrixView,
  ruleMatrix,
} from "../../src/state/select/rule-matrix.ts";
import { entryOf } from "../rules/sample-entry.ts";

const SHARE = { target: 0.85 };
const RATIO = { kind: "ratio", measure: "capacity", per: 1000, atLeast: 3.5, level: "county" };

function outcome(
  unitId: string,
  status: RuleStatus,
  value: number | null,
  target: number | null,
  more: Partial<UnitOutcome> = {},
): UnitOutcome {
  return {
    ...{ level: "county", unitId, status, value, target, needed: null, present: null },
    ...{ shortfall: null, demand: 1e6, people: null, missing: [] },
    ...more,
  };
}

const cell = (rule: Record<string, unknown>, ...of: Parameters<typeof outcome>) => {
  const { state, text } = matrixCell(entryOf("a", rule).rule, outcome(...of));
  return `${state} ${text}`;
};

describe("a cell of the matrix", () => {
  it("has three steps of falling short, by the part of the standard that is missing", () => {
    expect(cell(SHARE, "1", "met", 0.85, 0.85)).toBe("met 85");
    expect(cell(SHARE, "1", "unmet", 0.765, 0.85)).toBe("short-10 77");
    expect(cell(SHARE, "1", "unmet", 0.76, 0.85)).toBe("short-30 76");
    expect(cell(SHARE, "1", "unmet", 0.59, 0.85)).toBe("short-more 59");
  });

  it("keeps 0, missing, not applicable, off and a value without a line apart", () => {
    expect(cell(SHARE, "1", "unmet", 0, 0.85)).toBe("zero 0");
    expect(cell(SHARE, "1", "undecided", null, 0.85)).toBe("missing ");
    expect(cell(SHARE, "1", "not-applicable", null, 0.85)).toBe("not-applicable ");
    expect(cell(SHARE, "1", "off", null, null)).toBe("not-applicable ");
    expect(cell({}, "1", "value-only", 0.5, null)).toBe("value-only 50");
    expect(cell({}, "1", "value-only", null, null)).toBe("missing ");
    expect(matrixCell(entryOf("a").rule, undefined).state).toBe("waiting");
  });

  it("never contradicts its state by rounding", () => {
    expect(cell(RATIO, "1", "unmet", 3.49, 3.5)).toBe("short-10 3.49");
    expect(cell(RATIO, "1", "unmet", 3.498, 3.5)).toBe("short-10 3.498");
    expect(cell(RATIO, "1", "met", 3.5, 3.5)).toBe("met 3.5");
    expect(cell(SHARE, "1", "unmet", 0.8496, 0.85)).toBe("short-10 84.96");
    expect(cell({ target: 1 }, "1", "unmet", 0.996, 1)).toBe("short-10 99.6");
    expect(cell(SHARE, "1", "unmet", 0.0004, 0.85)).toBe("short-more 0.04");
    expect(cell({}, "1", "value-only", 0.004, null)).toBe("value-only 0.4");
  });

  it("says of a figure that is not wholly known only what is sure", () => {
    expect(cell(RATIO, "1", "met", null, 3.5)).toBe("met ≥3.5");
    expect(cell(RATIO, "1", "unmet", null, 3.5)).toBe("short-10 <3.5");
  });

  it("counts facilities whole at the rule's level and shares of units above it", () => {
    const exists = { kind: "exists", level: "county", atLeast: 2, atMost: 4 };
    expect(cell(exists, "1", "unmet", 1, 2)).toBe("short-more 1");
    expect(cell(exists, "1", "unmet", 5, 2)).toBe("short-30 5");
    expect(cell(exists, "1", "unmet", 0.5, 0.8, { level: "city" })).toBe("short-more 50");
  });

  it("holds for any figure and standard", () => {
    const figure = fc
      .double({ min: 0, max: 1000, noNaN: true })
      .map((x) => Math.round(x * 1e5) / 1e5);
    fc.assert(
      fc.property(figure, figure, fc.integer({ min: 0, max: 2 }), (value, limit, digits) => {
        const isMet = value >= limit;
        const shown = Number(honestText(value, limit, isMet, digits));
        expect(shown >= limit).toBe(isMet);
        expect(shown === 0).toBe(value === 0);
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

const unit = (id: string, level: "county" | "town", parent: string): [string, UnitView] => [
  id,
  { id, level, parent, name: id, nameEn: id } as UnitView,
];
const UNITS = new Map([
  unit("1", "county", "0"),
  unit("2", "county", "0"),
  unit("3", "county", "0"),
  unit("11", "town", "1"),
  unit("21", "town", "2"),
]);

function ruleOf(
  id: string,
  rule: Record<string, unknown>,
  units: readonly UnitOutcome[],
): MatrixRule {
  const entry = entryOf(id, rule);
  const document = { title: { zh: "规划", en: "Plan" } };
  return {
    rule: { entry, document, isOn: true, origin: "catalogue" },
    inForce: entry.rule,
    outcome: { ruleId: id, units } as unknown as RuleOutcome,
    isEarlier: false,
  };
}

const VIEW: MatrixView = {
  level: "county",
  kept: null,
  onlyUnmet: false,
  order: { by: "unmet" },
  glyphOf: (id) => (id === "2" ? "island" : null),
  nameOf: ({ id }) => `${9 - Number(id)}`,
};

const RULES: readonly MatrixRule[] = [
  ruleOf("a", SHARE, [
    outcome("1", "unmet", 0.8, 0.85),
    outcome("2", "unmet", 0.4, 0.85),
    outcome("3", "met", 0.9, 0.85),
    outcome("11", "unmet", 0.1, 0.85, { level: "town" }),
  ]),
  ruleOf("b", RATIO, [
    outcome("1", "unmet", 3, 3.5),
    outcome("2", "unmet", 3.4, 3.5),
    outcome("3", "undecided", null, 3.5),
  ]),
];

const ids = (change: Partial<MatrixView>) =>
  ruleMatrix(RULES, UNITS, { ...VIEW, ...change }).rows.map((row) => row.unit.id);

describe("the matrix", () => {
  it("lists the unit with most rules unmet first, among equals the one farthest off", () => {
    const { rows } = ruleMatrix(RULES, UNITS, VIEW);
    expect(rows.map((row) => `${row.unit.id} ${row.unmet}/${row.decided}`)).toEqual([
      "2 2/2",
      "1 2/2",
      "3 0/1",
    ]);
    expect(rows[0]?.glyph).toBe("island");
  });

  it("sorts by one rule worst first, what is missing after what is known, or by name", () => {
    expect(ids({ order: { by: "rule", id: "b" } })).toEqual(["1", "2", "3"]);
    expect(ids({ order: { by: "rule", id: "a" } })).toEqual(["2", "1", "3"]);
    expect(ids({ order: { by: "name" } })).toEqual(["3", "2", "1"]);
  });

  it("keeps the counties asked for, and those that fall short", () => {
    expect(ids({ kept: ["3", "1"] })).toEqual(["1", "3"]);
    expect(ids({ onlyUnmet: true })).toEqual(["2", "1"]);
  });

  it("says of towns that a county's rule does not speak of them, and filters them by county", () => {
    const { rows, columns } = ruleMatrix(RULES, UNITS, { ...VIEW, level: "town", kept: ["1"] });
    expect(rows.map((row) => row.unit.id)).toEqual(["11"]);
    expect(rows[0]?.cells.map(({ state }) => state)).toEqual(["short-more", "not-applicable"]);
    expect(columns[0]?.counts).toEqual({ "short-more": 1 });
  });

  it("counts the listed cells of a rule by state: they sum to the rows", () => {
    const { columns, rows } = ruleMatrix(RULES, UNITS, VIEW);
    expect(columns[1]?.counts).toEqual({ "short-30": 1, "short-10": 1, missing: 1 });
    for (const { counts } of columns) {
      expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(rows.length);
    }
  });
});
