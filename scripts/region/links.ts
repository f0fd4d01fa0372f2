import { geodesicM } from "../../src/core/geo/geodesic.ts";
import type { RegionLink } from "../../src/io/region/region-index.ts";
import type { Landmass } from "./landmasses.ts";
import { inRings } from "./rings.ts";
import { readTable } from "./source-tables.ts";

/** An end of a link may lie this far off its landmass; farther is a mistake in the table. */
const REACH_M = 2000;

/** The landmass under a point, else the nearest within reach; islands win over the mainland. */
function landmassAt(land: readonly Landmass[], lon: number, lat: number): Landmass | undefined {
  const under = land.find((mass) => inRings(mass.rings, lon, lat));
  if (under) return under;
  let best: Landmass | undefined;
  let bestM = REACH_M;
  const reach = 0.03;
  for (const mass of land) {
    const { west, south, east, north } = mass.box;
    if (lon < west - reach || lon > east + reach) continue;
    if (lat < south - reach || lat > north + reach) continue;
    for (const [x, y] of mass.rings[0]!) {
      const away = geodesicM(lon, lat, x!, y!);
      if (away < bestM) {
        best = mass;
        bestM = away;
      }
    }
  }
  return best;
}

/**
 * The table of bridges, tunnels and ferries with landmass ids for its ends. Throws when an end
 * hits no land; a link whose ends fall on one landmass (an older coast, a dam) is left out and named.
 */
export function resolveLinks(land: readonly Landmass[]): {
  links: RegionLink[];
  sameLandmass: string[];
} {
  const links: RegionLink[] = [];
  const sameLandmass: string[] = [];
  for (const row of readTable("links.csv")) {
    const ends = (["a", "b"] as const).map((end) => {
      const at = [Number(row[`${end}_lon`]), Number(row[`${end}_lat`])] as const;
      const mass = landmassAt(land, at[0], at[1]);
      if (!mass) {
        throw new Error(
          `links.csv: side ${end} of ${row.id} (${row.name_zh}) at ${at.join(", ")} has no land within ${REACH_M} m`,
        );
      }
      return { at, id: mass.id };
    });
    const [a, b] = [ends[0]!, ends[1]!];
    if (a.id === b.id) {
      sameLandmass.push(`${row.id} ${row.name_zh} (${a.id})`);
      continue;
    }
    links.push({
      id: row.id!,
      a: a.id,
      b: b.id,
      kind: linkKind(row.kind!),
      openYear: whole(row.openYear!),
      closeYear: whole(row.closeYear!),
      minutes: whole(row.minutes!),
      perDay: whole(row.perDay!),
      name: row.name_zh!,
      nameEn: row.name_en!,
      source: row.source!,
      status: row.status!,
      line: [a.at, b.at],
    });
  }
  return { links, sameLandmass };
}

function whole(text: string): number | null {
  return text === "" ? null : Number(text);
}

function linkKind(text: string): RegionLink["kind"] {
  if (text === "bridge" || text === "tunnel" || text === "ferry") return text;
  throw new Error(`links.csv: kind ${text} is none of bridge, tunnel, ferry`);
}

/** Names of the larger islands by landmass id; each name's point must hit an island. */
export function islandNames(
  land: readonly Landmass[],
): Map<string, { name: string; nameEn: string }> {
  const names = new Map<string, { name: string; nameEn: string }>();
  for (const row of readTable("islands.csv")) {
    const mass = landmassAt(land, Number(row.lon), Number(row.lat));
    if (!mass || mass.id === "mainland") continue;
    if (names.has(mass.id)) continue;
    names.set(mass.id, { name: row.name_zh!, nameEn: row.name_en! });
  }
  return names;
}
