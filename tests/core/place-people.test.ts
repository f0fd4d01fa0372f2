import highsLoader from "highs";
import { describe, expect, it } from "vitest";
import { placeNearestFirst } from "../../src/core/allocation/place-nearest-first.ts";
import { type PlaceProblem, placePeople, placing } from "../../src/core/allocation/place-people.ts";
import { seededRandom } from "./seeded-random.ts";

function problem(
  demand: readonly number[],
  capacity: readonly number[],
  costs: readonly (readonly (number | null)[])[],
): PlaceProblem {
  return {
    demand: Float64Array.from(demand),
    capacity: Float64Array.from(capacity),
    reach: costs.map((row) => {
      const site = row.flatMap((cost, j) => (cost === null ? [] : [j]));
      return { site, cost: site.map((j) => row[j]!) };
    }),
  };
}

function random(seed: number, points: number, sites: number): PlaceProblem {
  const next = seededRandom(seed);
  const whole = (most: number): number => Math.floor(next() * most);
  return problem(
    Array.from({ length: points }, () => whole(12)),
    Array.from({ length: sites }, () => whole(15)),
    Array.from({ length: points }, () =>
      Array.from({ length: sites }, () => (next() < 0.35 ? null : whole(30))),
    ),
  );
}

const unmetOf = (found: ReturnType<typeof placePeople>): number =>
  found.unmet.reduce((a, b) => a + b, 0);

/** Feasible, and adds up. */
function check({ demand, capacity, reach }: PlaceProblem): ReturnType<typeof placePeople> {
  const found = placePeople({ demand, capacity, reach });
  const load = new Float64Array(capacity.length);
  let cost = 0n;
  found.placed.forEach((places, i) => {
    let sum = found.unmet[i]!;
    for (const [j, some] of places) {
      const k = reach[i]!.site.indexOf(j);
      expect(k, "in reach").toBeGreaterThanOrEqual(0);
      expect(some).toBeGreaterThan(0);
      sum += some;
      load[j]! += some;
      cost += BigInt(some) * BigInt(reach[i]!.cost[k]!);
    }
    expect(sum).toBe(demand[i]);
  });
  expect([...found.load]).toEqual([...load]);
  expect(found.cost).toBe(cost);
  capacity.forEach((all, j) => {
    expect(load[j]).toBeLessThanOrEqual(all);
  });
  return found;
}

describe("people placed under capacities", () => {
  it("are as many, and as near, as an independent linear program finds", async () => {
    const highs = await highsLoader();
    const solve = (model: string): number => highs.solve(model).ObjectiveValue;
    for (let seed = 1; seed <= 60; seed++) {
      const given = random(seed, 3 + (seed % 14), 2 + (seed % 6));
      const found = check(given);
      const x = (i: number, j: number): string => `x${i}_${j}`;
      const pairs = given.reach.flatMap(({ site, cost }, i) =>
        site.map((j, k) => ({ i, j, cost: cost[k]! })),
      );
      if (pairs.length === 0) continue;
      const rows = [
        ...[...given.demand].flatMap((all, i) => {
          const own = pairs.filter((pair) => pair.i === i).map(({ j }) => x(i, j));
          return own.length === 0 ? [] : [`${own.join(" + ")} <= ${all}`];
        }),
        ...[...given.capacity].flatMap((all, j) => {
          const own = pairs.filter((pair) => pair.j === j).map(({ i }) => x(i, j));
          return own.length === 0 ? [] : [`${own.join(" + ")} <= ${all}`];
        }),
      ];
      const everybody = pairs.map(({ i, j }) => x(i, j)).join(" + ");
      const most = Math.round(
        solve(`Maximize\n obj: ${everybody}\nSubject To\n ${rows.join("\n ")}\nEnd`),
      );
      const total = given.demand.reduce((a, b) => a + b, 0);
      expect(total - unmetOf(found), `seed ${seed}: placed`).toBe(most);
      const dear = pairs.map(({ i, j, cost }) => `${cost} ${x(i, j)}`).join(" + ");
      const least = solve(
        `Minimize\n obj: ${dear}\nSubject To\n ${rows.join("\n ")}\n ${everybody} >= ${most}\nEnd`,
      );
      expect(Number(found.cost), `seed ${seed}: cost`).toBeCloseTo(least, 6);
    }
  });

  it("know what one more place would change, as a second run shows", () => {
    for (let seed = 100; seed < 150; seed++) {
      const given = random(seed, 12, 4);
      const found = placePeople(given);
      found.onePlaceMore.forEach(({ places, saves }, j) => {
        const more = placePeople({
          ...given,
          capacity: given.capacity.map((all, k) => (k === j ? all + 1 : all)),
        });
        expect(unmetOf(found) - unmetOf(more), `seed ${seed}`).toBe(places);
        expect(Number(found.cost - more.cost)).toBe(saves);
      });
    }
  });

  it("beat those who take the nearest free place in turn", () => {
    // The first could go anywhere, the second only to site 0: greedy leaves the second out.
    const given = problem(
      [1, 1],
      [1, 1],
      [
        [1, 2],
        [1, null],
      ],
    );
    const found = check(given);
    expect(unmetOf(found)).toBe(0);
    expect(found.cost).toBe(3n);
  });

  it("are placed in chains when that is cheapest", () => {
    const given = problem(
      [1, 1, 1],
      [1, 1, 1],
      [
        [0, 5, null],
        [0, 1, 9],
        [1, 0, 2],
      ],
    );
    expect(check(given).cost).toBe(3n);
  });

  it("stay unmet, all of them, out of reach or without any capacity", () => {
    expect(
      unmetOf(
        check(
          problem(
            [4, 3],
            [0, 9],
            [
              [1, null],
              [null, null],
            ],
          ),
        ),
      ),
    ).toBe(7);
    expect(placePeople(problem([], [], [])).cost).toBe(0n);
  });
});

describe("nearest first", () => {
  const sum = (all: Float64Array): number => all.reduce((a, b) => a + b, 0);

  it("places who can be placed, within capacity, and never more than the exact answer", () => {
    let isWorse = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const one = random(seed, 7, 4);
      const first = placeNearestFirst(one);
      const exact = placePeople(one);
      expect(sum(first.unmet)).toBeGreaterThanOrEqual(sum(exact.unmet));
      if (sum(first.unmet) > sum(exact.unmet)) isWorse++;
      first.load.forEach((load, j) => {
        expect(load).toBeLessThanOrEqual(one.capacity[j]!);
        const here = first.placed.reduce((all, at) => all + (at.get(j) ?? 0), 0);
        expect(here).toBe(load);
      });
      // Who is left over finds everything in reach full.
      first.unmet.forEach((left, i) => {
        if (left === 0) return;
        for (const j of one.reach[i]!.site) expect(first.load[j]).toBe(one.capacity[j]);
      });
    }
    expect(isWorse).toBeGreaterThan(0);
  });

  it("takes the place of one who has no other: the exact answer does not", () => {
    const one = problem(
      [1, 1],
      [1, 1],
      [
        [1, 2],
        [3, null],
      ],
    );
    expect([...placeNearestFirst(one).unmet]).toEqual([0, 1]);
    expect([...placePeople(one).unmet]).toEqual([0, 0]);
  });
});

describe("placing in steps", () => {
  it("tells how far it is, can be left off, and ends with the same answer", () => {
    const one = random(5, 700, 9);
    const seen: number[] = [];
    const work = placing(one);
    let step = work.next();
    while (step.done !== true) {
      seen.push(step.value[0]);
      step = work.next();
    }
    expect(seen).toEqual([0, 256, 512]);
    expect(step.value.cost).toBe(placePeople(one).cost);
  });
});
