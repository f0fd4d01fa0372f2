import { describe, expect, it } from "vitest";
import { IssueLog } from "../../src/core/base/issue.ts";
import type { RuleCatalogue } from "../../src/core/rules/catalogue.ts";
import { joinRules } from "../../src/io/rules/join-rules.ts";
import { readRules } from "../../src/io/rules/read-rules.ts";

const both = (text: string) => ({ zh: text, en: "text" });

function entry(id: string, change: Readonly<Record<string, unknown>> = {}) {
  return {
    group: "elder",
    short: both("养老"),
    text: both("一公里内有养老机构"),
    document: "d",
    section: "1",
    policy: "GEO",
    status: "verified",
    basis: "resident",
    denominator: "elders",
    rule: { id, kind: "within", facility: { class: "elder" }, cutoff: { m: 1000 } },
    ...change,
  };
}

const file = (rules: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => ({
  format: "rules/1",
  documents: { d: { title: both("规划") } },
  rules,
  ...more,
});

const read = (data: unknown) => {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return readRules("rules.json", new TextEncoder().encode(text));
};

/** Code and key path of every fault. */
function faults(data: unknown): string[] {
  const answer = read(data);
  if (answer.ok) return [];
  return answer.issues.flatMap(({ code, examples }) =>
    examples.map(({ file: name, key }) => `${name} ${code} ${key ?? ""}`),
  );
}

describe("a file of rules", () => {
  it("is read when it is whole", () => {
    const answer = read(file([entry("a"), entry("b")]));
    expect(answer.ok && answer.catalogue.rules.map(({ rule }) => rule.id)).toEqual(["a", "b"]);
  });

  it.each([
    ["an unknown key", { colour: "red" }, "unknown-key rules[1].colour"],
    [
      "an unknown key of the rule",
      { rule: { ...entry("b").rule, r: 1 } },
      "unknown-key rules[1].rule.r",
    ],
    ["a missing restatement", { text: undefined }, "missing-key rules[1].text"],
    ["one language", { text: { zh: "文" } }, "missing-key rules[1].text.en"],
    ["an empty text", { text: { zh: "", en: "a" } }, "bad-value rules[1].text.zh"],
    [
      "a name of seven characters",
      { short: both("养老机构一公里") },
      "bad-value rules[1].short.zh",
    ],
    ["a status of its own", { status: "sure" }, "unknown-value rules[1].status"],
    [
      "a kind that no plan knows",
      { rule: { id: "b", kind: "near" } },
      "unknown-value rules[1].rule.kind",
    ],
    [
      "a cut-off of two units",
      { rule: { ...entry("b").rule, cutoff: { m: 1, min: 1 } } },
      "unknown-key rules[1].rule.cutoff.min",
    ],
    ["a document that is not listed", { document: "e" }, "unknown-document rules[1].document"],
    ["an id that stands twice", { rule: entry("a").rule }, "duplicate-id rules[1].rule.id"],
    [
      "an open parameter that the kind has not",
      { open: [{ parameter: "p", key: "atLeast", value: 1, why: both("因") }] },
      "bad-value rules[1].open[0].key",
    ],
  ])("is refused whole for %s, with its place", (_, change, place) => {
    expect(faults(file([entry("a"), entry("b", change)]))).toEqual([`rules.json ${place}`]);
  });

  it("is refused with row and column where it is no JSON", () => {
    const answer = read(`{\n  "format": "rules/1",\n  "rules": [,]\n}`);
    expect(answer.ok).toBe(false);
    const place = answer.ok ? undefined : answer.issues[0]?.examples[0];
    expect(place).toMatchObject({ file: "rules.json", row: 3, column: "13" });
  });

  it("of a later version says so, and of no version is missing it", () => {
    expect(faults(file([], { format: "rules/2" }))).toEqual(["rules.json not-supported format"]);
    expect(faults(file([], { format: undefined }))).toEqual(["rules.json missing-key format"]);
    expect(faults(null)).toEqual(["rules.json wrong-type "]);
  });

  it("tells every fault of a file, not only the first", () => {
    const bad = [entry("a", { status: "x" }), entry("b"), entry("c", { text: { zh: "文" } })];
    expect(faults(file(bad))).toHaveLength(2);
  });
});

describe("several files of rules", () => {
  const join = (parts: Readonly<Record<string, unknown>>): string[] => {
    const log = new IssueLog();
    joinRules(new Map(Object.entries(parts) as [string, RuleCatalogue][]), log);
    return log
      .list()
      .flatMap(({ code, examples }) => examples.map((p) => `${p.file} ${code} ${p.key}`));
  };
  const against = (...rules: string[]) => ({
    conflictsWith: rules.map((rule) => ({ rule, why: both("因") })),
  });

  it("join when each conflict is named on both sides", () => {
    const parts = {
      "a.json": file([entry("a", against("b"))]),
      "b.json": file([entry("b", against("a"))]),
    };
    expect(join(parts)).toEqual([]);
  });

  it("do not join over a conflict that one side does not know, or with nobody or itself", () => {
    expect(join({ "a.json": file([entry("a", against("b")), entry("b")]) })).toEqual([
      "a.json one-sided-conflict a.conflictsWith",
    ]);
    expect(join({ "a.json": file([entry("a", against("zz"))]) })).toHaveLength(1);
    expect(join({ "a.json": file([entry("a", against("a"))]) })).toHaveLength(1);
  });

  it("do not join over an id of both, or a document said two ways", () => {
    expect(join({ "a.json": file([entry("a")]), "b.json": file([entry("a")]) })).toEqual([
      "b.json duplicate-id rules[0].rule.id",
    ]);
    const other = { documents: { d: { title: both("别的规划") } } };
    expect(join({ "a.json": file([entry("a")]), "b.json": file([entry("b")], other) })).toEqual([
      "b.json bad-value documents.d",
    ]);
  });
});
