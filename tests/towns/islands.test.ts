import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import type { Link } from "../../src/core/land/landmass.ts";
import type { Travel } from "../../src/core/rules/rule.ts";
import { applyEdits } from "../../src/core/scenario/apply-edits.ts";
import { placeAt } from "../core/karney.ts";
import { inputsOf, linkBetween, namedHomes, namesIn, siteAt, within } from "./toy-town.ts";

/** A coast, an island 300 m off it and another 300 m farther, all 2 km wide. */
const COAST = [122, 30] as const;
const east = (m: number) => placeAt(COAST, 90, m);
function land(fromM: number, toM: number): PolygonCoordinates {
  const [w, e] = [east(fromM)[0], east(toM)[0]];
  return [
    [
      [w, 29.9],
      [e, 29.9],
      [e, 30.1],
      [w, 30.1],
      [w, 29.9],
    ],
  ];
}
const LAND = [
  { id: "mainland", polygons: [land(-2000, 0)] },
  { id: "near", polygons: [land(300, 2300)] },
  { id: "far", polygons: [land(2600, 4600)] },
];
const HOMES = namedHomes({
  inland: east(-1900),
  quay: east(-50),
  jetty: east(350),
  ridge: east(2200),
  cape: east(2700),
  // Off the shores: one within a kilometre of the far island, one beyond any.
  boat: east(5000),
  buoy: east(6000),
});
const CLINIC = siteAt("quay", east(-50));

function reached(
  links: readonly Link[],
  { sites = [CLINIC], asOf = "2025-06-01", ferry = "none" as Travel["ferry"], cutoffM = 3000 } = {},
): string[] {
  const rule = within(cutoffM, { travel: { model: "circle", ferry } });
  const { all } = coverageOf(inputsOf({ homes: HOMES, sites, land: LAND, links }), rule, asOf);
  return namesIn(all.covered.fields.people!, HOMES);
}

describe("islands", () => {
  it("are out of reach without a bridge, however near", () => {
    expect(reached([])).toEqual(["inland", "quay"]);
    const { all } = coverageOf(
      inputsOf({ homes: HOMES, sites: [CLINIC], land: LAND }),
      within(3000),
      "2025-06-01",
    );
    expect(namesIn(all.unreachable.fields.people!, HOMES)).toEqual([
      "jetty",
      "ridge",
      "cape",
      "boat",
      "buoy",
    ]);
  });

  it("are in reach over a bridge or a tunnel, in chains, by straight distance", () => {
    const bridge = linkBetween("mainland", "near", "bridge");
    const tunnel = linkBetween("far", "near", "tunnel");
    expect(reached([bridge])).toEqual(["inland", "quay", "jetty", "ridge"]);
    expect(reached([tunnel])).toEqual(["inland", "quay"]);
    expect(reached([bridge, tunnel])).toEqual(["inland", "quay", "jetty", "ridge", "cape"]);
    expect(reached([bridge, tunnel], { cutoffM: 6000 })).toEqual([
      "inland",
      "quay",
      "jetty",
      "ridge",
      "cape",
      "boat",
    ]);
  });

  it("are joined from 1 January of the year in which the bridge opens until it closes", () => {
    const bridge = linkBetween("mainland", "near", "bridge", { openYear: 2021, closeYear: 2030 });
    const joined = (asOf: string) => reached([bridge], { asOf }).includes("jetty");
    expect(["2020-12-31", "2021-01-01", "2029-12-31", "2030-01-01"].map(joined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("are joined by a ferry only where the rule asks for it, and while it runs", () => {
    const ferry = linkBetween("mainland", "near", "ferry", { openYear: 2022 });
    expect(reached([ferry])).toEqual(["inland", "quay"]);
    expect(reached([ferry], { ferry: "expected" })).toContain("jetty");
    expect(reached([ferry], { ferry: "worst" })).toContain("jetty");
    expect(reached([ferry], { ferry: "expected", asOf: "2021-12-31" })).not.toContain("jetty");
  });

  it("are served by a clinic of their own, which the coast cannot use", () => {
    const sites = [siteAt("jetty", east(350))];
    expect(reached([], { sites })).toEqual(["jetty", "ridge"]);
  });

  it("reach the nearest clinic of their group, not a nearer one across the water", () => {
    const sites = [CLINIC, siteAt("ridge", east(2200))];
    const { access, sites: counted } = coverageOf(
      inputsOf({ homes: HOMES, sites, land: LAND }),
      within(1000),
      "2025-06-01",
    );
    const ids = inputsOf({ homes: HOMES, sites: [] }).demand.ids!;
    const jetty = ids.indexOf("jetty");
    expect(counted[access.nearest[jetty]!]!.id).toBe("ridge");
    expect(access.costMm[jetty]).toBe(1_850_000);
  });

  it("are joined by a bridge that a scenario builds, and parted when one is taken away", () => {
    const link = { id: "new", a: "mainland", b: "near", kind: "bridge" };
    const built = applyEdits({ facilities: [], links: [] }, [{ op: "link", link }]).supply.links;
    expect(reached(built)).toContain("jetty");
    const parted = applyEdits({ facilities: [], links: built }, [{ op: "unlink", id: "new" }]);
    expect(reached(parted.supply.links)).not.toContain("jetty");
  });
});

describe("people on the water", () => {
  it("belong to the shore within 1,000 m, beyond it to nobody", () => {
    const sites = [siteAt("cape", east(2700))];
    expect(reached([], { sites, cutoffM: 9000 })).toEqual(["cape", "boat"]);
  });

  it("are found by a clinic ship near the shore, which is counted as set on land", () => {
    const sites = [siteAt("ship", east(4900)), siteAt("lost", east(9000))];
    const inputs = inputsOf({ homes: HOMES, sites, land: LAND });
    const { all, snapped, alone } = coverageOf(inputs, within(500), "2025-06-01");
    expect(namesIn(all.covered.fields.people!, HOMES)).toEqual(["boat"]);
    expect([snapped, alone]).toEqual([1, 1]);
  });

  it("beyond the shore are alone even where a clinic is beside them", () => {
    expect(reached([], { sites: [siteAt("raft", east(6000))] })).toEqual([]);
  });
});
