import { afterEach, describe, expect, it, vi } from "vitest";
import type { CircleReach } from "../../src/core/access/circle-access.ts";
import type { Reaches as ReachesOf } from "../../src/core/analysis/reaches.ts";
import { bytesOf, changedPlan, hostOf, SMALL_FILES } from "./run-in-memory.ts";

/*
 * Faults of our own, planted in the computation itself: whatever the planner drew, the comparison
 * that rests on them is refused whole.
 */

const planted = vi.hoisted(() => ({ sum: false }));

vi.mock("../../src/core/access/summarise.ts", async (original) => {
  const real = await original<typeof import("../../src/core/access/summarise.ts")>();
  const summarise: typeof real.summarise = (...all) => {
    const right = real.summarise(...all);
    if (!planted.sum) return right;
    const { covered } = right.all;
    // One person more in the whole than in its parts.
    const fields = { ...covered.fields, people: covered.fields.people! + 1_000_000 };
    return { ...right, all: { ...right.all, covered: { ...covered, fields } } };
  };
  return { ...real, summarise };
});

// Another file may have loaded them before the fault was there to be planted.
vi.resetModules();
const { Reaches } = await import("../../src/core/analysis/reaches.ts");
const { comparePlan } = await import("../../src/io/compare-plan.ts");

const place = { op: "add", layer: "health", id: "n", class: "clinic", lon: 120, lat: 30.02 };

const PLAN = changedPlan((plan) => {
  const [rule] = plan.rules as Record<string, unknown>[];
  plan.rules = [
    { ...rule, id: "near", cutoff: { m: 500 } },
    { ...rule, id: "far", cutoff: { m: 3000 } },
  ];
  plan.scenarios = [{ id: "two", title: "two", edits: [place] }];
});

function compare() {
  const bytes = bytesOf(JSON.stringify(PLAN));
  return comparePlan("plan.json", bytes, hostOf(SMALL_FILES), ["baseline", "two"], []);
}

/** The alarms that a comparison is refused for; none where it is printed. */
async function alarmsOf(): Promise<string[]> {
  try {
    const run = await compare();
    return run.ok ? [] : ["not a plan"];
  } catch (error) {
    expect((error as Error).name).toBe("PhysicsError");
    const { alarms } = error as unknown as { alarms: readonly { kind: string }[] };
    return [...new Set(alarms.map(({ kind }) => kind))];
  }
}

/** Travel in which nobody gets anywhere. */
function nowhere(reach: CircleReach): CircleReach {
  const lost = { value: reach.costMm.map(() => Number.POSITIVE_INFINITY) };
  return Object.create(reach, { costMm: lost }) as CircleReach;
}

afterEach(() => {
  planted.sum = false;
  vi.restoreAllMocks();
});

describe("a comparison that contradicts itself is refused", () => {
  it("but not a right one", async () => {
    expect(await alarmsOf()).toEqual([]);
  });

  it("where a site that was added lowers coverage", async () => {
    const of = Reaches.prototype.of;
    vi.spyOn(Reaches.prototype, "of").mockImplementation(function (this: ReachesOf, ...asked) {
      const reached = of.apply(this, asked);
      const isAdded = asked[0].facilities.some(({ id }) => id === "n");
      return isAdded ? { ...reached, reach: nowhere(reached.reach) } : reached;
    });
    expect(await alarmsOf()).toEqual(["sites-added-coverage-lost"]);
  });

  it("where a larger cut-off loses someone", async () => {
    const of = Reaches.prototype.of;
    let asked = 0;
    vi.spyOn(Reaches.prototype, "of").mockImplementation(function (this: ReachesOf, ...words) {
      const reached = of.apply(this, words);
      // Rules are asked in their order, near and far in turn.
      return asked++ % 2 === 1 ? { ...reached, reach: nowhere(reached.reach) } : reached;
    });
    expect(await alarmsOf()).toEqual(["wider-cutoff-lost"]);
  });

  it("where a sum does not close", async () => {
    planted.sum = true;
    expect(await alarmsOf()).toEqual(["sum-open"]);
  });
});
