import { around } from "geokdbush";
import KDBush from "kdbush";
import { describe, expect, it } from "vitest";
import { type Access, UNREACHED } from "../../src/core/access/access.ts";
import { circleAccess } from "../../src/core/access/circle-access.ts";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";
import { karneyM, placeAt } from "./karney.ts";
import { between, seededRandom } from "./seeded-random.ts";

type Place = readonly [number, number];

interface World {
  readonly homes: readonly Place[];
  readonly sites: readonly Place[];
  /** Landmass groups; all on one where absent. */
  readonly homeGroups?: readonly number[];
  readonly siteGroups?: readonly number[];
}

function located(places: readonly Place[], groups: readonly number[] | undefined) {
  return {
    points: ecefFromLonLat(
      places.map(([lon]) => lon),
      places.map(([, lat]) => lat),
    ),
    group: Int32Array.from(places, (_, i) => groups?.[i] ?? 0),
  };
}

function accessOf(world: World, cutoffM: number, detour = 1): Access {
  const { homes, sites, homeGroups, siteGroups } = world;
  return circleAccess(
    located(homes, homeGroups),
    located(sites, siteGroups),
    cutoffM * 1000,
    detour,
  );
}

/** Every pair by Karney's distance, rounded half up to a millimetre before it is compared. */
function bruteForce(world: World, cutoffM: number, detour = 1): Access {
  const { homes, sites } = world;
  const nearest = new Int32Array(homes.length).fill(-1);
  const costMm = new Float64Array(homes.length).fill(UNREACHED);
  const count = new Uint32Array(homes.length);
  homes.forEach((home, i) => {
    sites.forEach((site, j) => {
      if ((world.homeGroups?.[i] ?? 0) !== (world.siteGroups?.[j] ?? 0)) return;
      const cost = Math.floor(karneyM(...home, ...site) * detour * 1000 + 0.5);
      if (cost <= cutoffM * 1000) count[i]!++;
      if (cost >= costMm[i]!) return;
      costMm[i] = cost;
      nearest[i] = j;
    });
  });
  return { nearest, costMm, count };
}

function scattered(random: () => number, count: number, degrees: number): Place[] {
  return Array.from({ length: count }, () => [
    120 + between(random, -degrees, degrees),
    29 + between(random, -degrees, degrees),
  ]);
}

describe("the nearest site and the number within the cut-off", () => {
  it.each([
    [0.005, 1000],
    [0.05, 1000],
    [0.5, 1000],
    [0.5, 20_000],
    [5, 1000],
    [5, 300_000],
  ])("are those of every pair compared, over ±%f° and %i m", (degrees, cutoffM) => {
    const random = seededRandom(cutoffM);
    const world = {
      homes: scattered(random, 200, degrees),
      sites: scattered(random, 60, degrees),
    };
    expect(accessOf(world, cutoffM)).toEqual(bruteForce(world, cutoffM));
  });

  it("are those of every pair when groups of landmasses keep them apart", () => {
    const random = seededRandom(8);
    const groups = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 4));
    const world = {
      homes: scattered(random, 300, 0.1),
      sites: scattered(random, 40, 0.1),
      homeGroups: groups(300),
      // No site in group 3: its people reach nothing.
      siteGroups: groups(40).map((group) => group % 3),
    };
    const access = accessOf(world, 5000);
    expect(access).toEqual(bruteForce(world, 5000));
    world.homeGroups.forEach((group, i) => {
      if (group !== 3) return;
      expect([access.nearest[i], access.costMm[i], access.count[i]]).toEqual([-1, UNREACHED, 0]);
    });
  });

  it("are those of every pair where homes lie far outside the sites", () => {
    const random = seededRandom(21);
    const world = {
      homes: scattered(random, 200, 8),
      sites: scattered(random, 50, 0.02),
    };
    expect(accessOf(world, 100_000)).toEqual(bruteForce(world, 100_000));
  });

  it("hold in clusters, along a street, and at one address", () => {
    const random = seededRandom(13);
    const street: Place[] = Array.from({ length: 40 }, (_, k) => [120 + k * 1e-4, 29]);
    const cluster = scattered(random, 40, 1e-5);
    const address: Place[] = Array.from({ length: 10 }, () => [120.002, 29]);
    const homes = [...scattered(random, 60, 0.01), ...street, ...cluster];
    for (const sites of [street, cluster, address, [...street, ...address, ...cluster]]) {
      expect(accessOf({ homes, sites }, 500)).toEqual(bruteForce({ homes, sites }, 500));
    }
  });

  it("agree with the best of a k-d tree's candidates among thousands", () => {
    const random = seededRandom(34);
    const world = { homes: scattered(random, 1500, 1), sites: scattered(random, 3000, 1) };
    const tree = new KDBush(world.sites.length);
    for (const [lon, lat] of world.sites) tree.add(lon, lat);
    tree.finish();
    const access = accessOf(world, 3000);
    world.homes.forEach((home, i) => {
      // The tree measures on a sphere, 0.6 % off at most: the nearest is among the first twelve.
      let [found, least] = [-1, UNREACHED];
      for (const j of around(tree, ...home, 12).sort((a, b) => a - b)) {
        const cost = Math.floor(karneyM(...home, ...world.sites[j]!) * 1000 + 0.5);
        if (cost < least) [found, least] = [j, cost];
      }
      expect([access.nearest[i], access.costMm[i]]).toEqual([found, least]);
      const near = around(tree, ...home, Infinity, 3.03);
      const metres = near.map((j) => karneyM(...home, ...world.sites[j]!));
      expect(access.count[i]).toBe(metres.filter((m) => m < 3000.0005).length);
    });
  });

  it("reach around the earth", () => {
    const homes: Place[] = [
      [120, 29],
      [-179.9, -10],
      [0, 89.9],
      [10, 0],
    ];
    const sites: Place[] = [
      [-46, -23],
      [179.9, -10.2],
      [179, 89.8],
      [2.3, 48.9],
    ];
    const access = accessOf({ homes, sites }, 30_000_000);
    const truth = bruteForce({ homes, sites }, 30_000_000);
    expect(access.nearest).toEqual(truth.nearest);
    expect(access.count).toEqual(Uint32Array.from(homes, () => 4));
    access.costMm.forEach((cost, i) => {
      expect(Math.abs(cost - truth.costMm[i]!)).toBeLessThanOrEqual(1);
    });
  });
});

describe("a tie", () => {
  const home: Place = [120, 29];

  it("goes to the first site in key order, at any distance and in any arrangement", () => {
    // Mirrored about the meridian: equal to the last bit.
    const east: Place = [120.01, 29.003];
    const west: Place = [119.99, 29.003];
    for (const sites of [
      [east, west],
      [west, east],
      [west, west, east],
      [east, east],
    ]) {
      expect(accessOf({ homes: [home], sites }, 2000).nearest[0]).toBe(0);
    }
    const farther: Place = [120.02, 29];
    expect(accessOf({ homes: [home], sites: [farther, east, west] }, 2000).nearest[0]).toBe(1);
  });

  it("is one of rounded costs: 0.4 mm nearer does not win, 1 mm does", () => {
    for (const bearing of [0, 50, 90, 200]) {
      const sites = [800.0003, 800.0001, 799.9998].map((m, k) =>
        placeAt(home, bearing + k * 37, m),
      );
      const access = accessOf({ homes: [home], sites }, 1000);
      expect([access.nearest[0], access.costMm[0]]).toEqual([0, 800_000]);
      const nearer = [...sites, placeAt(home, bearing, 799.999)];
      expect(accessOf({ homes: [home], sites: nearer }, 1000).nearest[0]).toBe(3);
    }
  });

  it("is of rounded costs under a detour too, where a factor narrows it", () => {
    // × 1.6: 640.0002 m and 640.0000 m both cost 1,024.000 m; 639.9996 m costs 1,023.999 m.
    const sites = [640.0002, 640, 639.9996].map((m, k) => placeAt(home, 90 * k, m));
    const two = accessOf({ homes: [home], sites: sites.slice(0, 2) }, 2000, 1.6);
    expect([two.nearest[0], two.costMm[0]]).toEqual([0, 1_024_000]);
    const three = accessOf({ homes: [home], sites }, 2000, 1.6);
    expect([three.nearest[0], three.costMm[0]]).toEqual([2, 1_023_999]);
  });

  it("of places on a lattice always goes the same way as comparing every pair", () => {
    const sites: Place[] = [];
    for (let row = 0; row < 6; row++) {
      for (let col = 0; col < 6; col++) sites.push([120 + col / 100, 29 - row / 100]);
    }
    const homes: Place[] = [];
    for (let row = 0; row < 11; row++) {
      for (let col = 0; col < 11; col++) homes.push([120 + col / 200, 29 - row / 200]);
    }
    for (const list of [sites, [...sites].reverse(), [...sites, ...sites]]) {
      expect(accessOf({ homes, sites: list }, 700)).toEqual(
        bruteForce({ homes, sites: list }, 700),
      );
    }
  });
});

describe("cost", () => {
  const home: Place = [120.5, 28];

  it("is 0 in the same place, and 0 m covers nobody else", () => {
    const access = accessOf({ homes: [home, placeAt(home, 10, 0.001)], sites: [home, home] }, 0);
    expect([...access.costMm]).toEqual([0, 1]);
    expect([...access.count]).toEqual([2, 0]);
  });

  it("is the distance times the detour, rounded after", () => {
    const random = seededRandom(55);
    const world = { homes: scattered(random, 150, 0.05), sites: scattered(random, 40, 0.05) };
    for (const detour of [1, 1.2, 1.37, 2.5]) {
      expect(accessOf(world, 1000, detour)).toEqual(bruteForce(world, 1000, detour));
    }
  });

  it("counts sites up to the cut-off and none a millimetre beyond, on every bearing", () => {
    const bearings = [0, 45, 90, 135, 180, 225, 270, 315];
    const at = (m: number) => bearings.map((bearing) => placeAt(home, bearing, m));
    for (const cutoffM of [300, 1000, 50_000, 150_000]) {
      const world = { homes: [home], sites: [...at(cutoffM), ...at(cutoffM + 0.001)] };
      expect(accessOf(world, cutoffM).count[0]).toBe(8);
    }
  });

  it("is unreached without sites, and nothing is asked without homes", () => {
    const alone = accessOf({ homes: [home], sites: [] }, 1000);
    expect([alone.nearest[0], alone.costMm[0], alone.count[0]]).toEqual([-1, UNREACHED, 0]);
    expect(accessOf({ homes: [], sites: [home] }, 1000).count).toHaveLength(0);
  });
});
