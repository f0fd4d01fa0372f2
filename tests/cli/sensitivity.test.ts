import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { karneyM } from "../core/karney.ts";
import { changedPlan, recordsOf, SMALL_FILES } from "../io/run-in-memory.ts";
import { folderWith, runCli } from "./run-cli.ts";

/** Home a at the clinic, home b 2.2 km away; a second clinic 950 m from b in the scenario. */
const planWith = (sensitivity: unknown) =>
  JSON.stringify(
    changedPlan((plan) => {
      plan.rules[0]!.target = 0.5;
      plan.options = { sensitivity };
      plan.scenarios = [
        {
          id: "two",
          edits: [
            { op: "add", layer: "health", id: "n", class: "clinic", lon: 120, lat: 30.02857 },
          ],
        },
      ];
    }),
  );
const folder = (sensitivity: unknown) =>
  folderWith({
    ...(SMALL_FILES as Record<string, string>),
    "plan.json": planWith(sensitivity),
  });

describe("sensitivity", () => {
  const cutoff = { ranges: [{ parameter: "cutoff", low: 0.9, high: 1.1 }], steps: 2 };

  it("writes every value looked at, and which conclusions survive or flip where", async () => {
    const place = folder(cutoff);
    const { code, stdout } = await runCli(
      ...[place, "sensitivity", "plan.json", "--out", "out", "--json"],
    );
    expect(code).toBe(0);
    const csv = readFileSync(join(place, "out", "sensitivity.csv"), "utf8").replace("\uFEFF", "");
    const rows = recordsOf(csv).map(({ scenario, at, status }) => `${scenario} ${at} ${status}`);
    expect(rows).toEqual([
      ...["0.9", "0.95", "1", "1.05", "1.1"].map((at) => `baseline ${at} unmet`),
      ...["two 0.9 unmet", "two 0.95 unmet", "two 1 met", "two 1.05 met", "two 1.1 met"],
    ]);
    const told = JSON.parse(stdout);
    expect(told.format).toBe("sensitivity/1");
    expect(told.survive).toContainEqual(
      expect.objectContaining({ kind: "status", scenario: "baseline", holds: "unmet" }),
    );
    const flip = told.flip.find(({ kind }: { kind: string }) => kind === "status");
    expect(flip).toMatchObject({ scenario: "two", holds: "met" });
    expect(flip.flips[0]).toMatchObject({ parameter: "cutoff", becomes: "unmet" });
    const bound = karneyM(120, 30.02, 120, 30.02857) / 1000;
    expect(flip.flips[0].at).toBeLessThan(bound + 1e-6);
    expect(flip.flips[0].holdsAt).toBeGreaterThan(bound - 1e-6);
    expect(flip.flips[0].holdsAt - flip.flips[0].at).toBeLessThan(0.0001);
    const ranking = told.flip.find(({ kind }: { kind: string }) => kind === "ranking");
    expect(ranking.holds).toEqual([["two"], ["baseline"]]);
    expect(ranking.flips[0].becomes).toEqual([["baseline", "two"]]);
  });

  it("of the scenarios that are named only", async () => {
    const place = folder(cutoff);
    await runCli(place, "sensitivity", "plan.json", "two", "--out", "out", "--json");
    const csv = readFileSync(join(place, "out", "sensitivity.csv"), "utf8").replace("\uFEFF", "");
    expect(new Set(recordsOf(csv).map(({ scenario }) => scenario))).toEqual(new Set(["two"]));
  });

  it("refuses ranges that are none", async () => {
    const upside = { ranges: [{ parameter: "cutoff", low: 1.1, high: 0.9 }] };
    const beyond = { ranges: [{ parameter: "detour", low: 0.5, high: 1.4 }] };
    const twice = { ranges: [...cutoff.ranges, ...cutoff.ranges] };
    for (const [given, words] of [
      [upside, /bad-value .*ranges\[0\]/],
      [beyond, /bad-value .*ranges\[0\]/],
      [twice, /duplicate-id .*ranges\[1\]/],
    ] as const) {
      const place = folder(given);
      const { code, stderr } = await runCli(place, "sensitivity", "plan.json", "--out", "out");
      expect([code, stderr]).toEqual([1, expect.stringMatching(words)]);
      expect(existsSync(join(place, "out", "sensitivity.csv"))).toBe(false);
    }
  });
});
