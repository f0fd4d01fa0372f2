import { z } from "zod";
import { MEASURES } from "../../core/scenario/edit.ts";
import { PARAMETERS } from "../../core/sensitivity/parameter.ts";

/** The plan file, version 1, key by key: the formal twin of the plan format page. */

const text = z.string();
const id = z.string().min(1);
const finite = z.number();
const year = z.int();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "expected YYYY-MM-DD");
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, "expected YYYY-MM or YYYY-MM-DD");
const path = z
  .string()
  .min(1)
  .refine((p) => !/^([a-z][a-z0-9+.-]*:|[\\/])/i.test(p), "expected a path relative to the plan");

const condition = z.strictObject({
  column: text,
  op: z.enum(["=", "!=", "<", "<=", ">", ">=", "in"]),
  value: z.union([text, finite, z.array(z.union([text, finite]))]),
});

const sourceKeys = {
  path,
  format: z
    .enum(["csv", "tsv", "geojson", "fgb", "shp", "xlsx", "gpkg", "kml", "tif", "hgt", "osm.pbf"])
    .optional(),
  sheet: text.optional(),
  encoding: z.enum(["utf-8", "gb18030", "big5", "utf-16"]).optional(),
  datum: z.enum(["wgs84", "cgcs2000", "gcj02", "bd09"]).optional(),
  crs: text.optional(),
  columns: z.record(text, text).optional(),
  where: z.array(condition).optional(),
};
const source = z.strictObject(sourceKeys);

const lon = finite.min(-180).max(180);
const lat = finite.min(-90).max(90);
const place = z.tuple([lon, lat]);

const link = z.strictObject({
  id,
  a: id,
  b: id,
  kind: z.enum(["bridge", "tunnel", "ferry"]),
  openYear: year.optional(),
  closeYear: year.optional(),
  minutes: finite.min(0).optional(),
  perDay: finite.min(0).optional(),
  line: z.array(place).min(2).max(1000).optional(),
});

const demand = z.strictObject({
  ...sourceKeys,
  path: path.optional(),
  kind: z.enum(["points", "polygons", "raster", "region"]),
  weights: z.record(id, z.union([text, finite.min(0)])).optional(),
  cellM: finite.positive().optional(),
  basis: text.optional(),
});

/** What of the region stays beside what the plan gives of the same kind. */
const keep = z.strictObject({
  units: z.enum(["other-levels", "all"]).optional(),
  land: z.boolean().optional(),
  links: z.boolean().optional(),
});

const inputs = z.strictObject({
  units: z.array(z.strictObject({ ...sourceKeys, level: id })).optional(),
  groups: z
    .array(
      z.strictObject({ id, units: z.array(id), from: month.optional(), until: month.optional() }),
    )
    .optional(),
  demand: demand.optional(),
  facilities: z
    .array(
      z.strictObject({
        ...sourceKeys,
        layer: id,
        class: id.optional(),
        classes: z.record(text, id).optional(),
      }),
    )
    .optional(),
  registered: source.optional(),
  land: source.optional(),
  links: z.union([source, z.array(link)]).optional(),
  network: z
    .strictObject({
      osm: z.strictObject({ path }).optional(),
      elevation: source.optional(),
      nodes: source.optional(),
      edges: source.optional(),
      costUnit: z.enum(["s", "m"]).optional(),
      directed: z.boolean().optional(),
    })
    .optional(),
  terrain: z
    .strictObject({
      elevation: source,
      landcover: z
        .strictObject({
          ...sourceKeys,
          speeds: z
            .array(
              z.strictObject({
                value: finite,
                kmh: finite.min(0),
                mode: z.enum(["walk", "wheel"]),
              }),
            )
            .optional(),
        })
        .optional(),
      roads: source.optional(),
      barriers: source.optional(),
    })
    .optional(),
  projection: z.strictObject({ ...sourceKeys, baseYear: year, level: id.optional() }).optional(),
  matrix: z.strictObject({ ...sourceKeys, costUnit: z.enum(["s", "m"]) }).optional(),
  keep: keep.optional(),
});

const travel = z.strictObject({
  model: z.enum(["circle", "detour", "network", "terrain", "matrix"]),
  speedMps: finite.positive().optional(),
  profile: z.enum(["adult", "elder", "frail", "carer", "car"]).optional(),
  detour: finite.min(1).optional(),
  direction: z.enum(["to", "from", "worst"]).optional(),
  snapMaxM: finite.min(0).optional(),
  ferry: z.enum(["none", "expected", "worst"]).optional(),
});

const cutoff = z.union([
  z.strictObject({ m: finite.min(0) }),
  z.strictObject({ min: finite.min(0) }),
]);

const facilityFilter = z.strictObject({
  class: id,
  layers: z.array(id).optional(),
  levels: z.array(text).optional(),
  minCapacity: finite.min(0).optional(),
  statuses: z.array(z.enum(["open", "building", "planned", "closed"])).optional(),
  where: z.array(condition).optional(),
});

const common = {
  id,
  facility: facilityFilter.optional(),
  demand: id.optional(),
  basis: text.optional(),
  travel: travel.optional(),
  scope: z
    .strictObject({
      units: z.array(id).optional(),
      groups: z.array(id).optional(),
      area: z.union([z.literal("main-urban"), source]).optional(),
    })
    .optional(),
  target: finite.optional(),
  from: month.optional(),
  until: month.optional(),
  edition: text.optional(),
  source: text.optional(),
  enabled: z.boolean().optional(),
};
const filtered = { ...common, facility: facilityFilter };

/** One rule, of any of the seven kinds. */
export const ruleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...filtered, kind: z.literal("within"), cutoff, k: z.int().min(1).optional() }),
  z.strictObject({
    ...filtered,
    kind: z.literal("within-tiered"),
    density: z.strictObject({ field: id, by: id }),
    tiers: z.array(
      z.strictObject({
        over: finite.optional(),
        from: finite.optional(),
        cutoff: cutoff.nullable(),
      }),
    ),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("all-classes"),
    classes: z.array(id).min(1),
    cutoff,
    need: z.int().min(1).optional(),
  }),
  z.strictObject({
    ...filtered,
    kind: z.literal("ratio"),
    measure: id,
    per: finite.positive(),
    atLeast: finite.min(0),
    level: id,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("exists"),
    level: id,
    atLeast: finite.min(0).optional(),
    atMost: finite.min(0).optional(),
    allOf: z.array(facilityFilter).optional(),
    when: z
      .strictObject({ field: id, op: condition.shape.op, value: condition.shape.value })
      .optional(),
  }),
  z.strictObject({
    ...filtered,
    kind: z.literal("share"),
    of: z.enum(["count", "capacity", "areaM2"]),
    having: z.array(condition),
    level: id,
  }),
  z.strictObject({
    ...filtered,
    kind: z.literal("supply"),
    method: z.enum(["cumulative", "2sfca", "e2sfca", "gaussian", "m2sfca", "3sfca", "bfca"]),
    cutoff,
    decay: z
      .strictObject({
        kind: z.enum(["binary", "step", "exp", "inverse", "linear", "gaussian"]).optional(),
        steps: z.array(z.strictObject({ upTo: finite, weight: finite })).optional(),
        beta: finite.optional(),
      })
      .optional(),
    capacity: text.optional(),
    per: finite.positive().optional(),
    line: finite.optional(),
    fairness: z.boolean().optional(),
  }),
]);

const terms = {
  measure: z.enum(MEASURES).optional(),
  cost: finite.optional(),
  landM2: finite.min(0).optional(),
  note: text.optional(),
};
const phased = { ...terms, year: year.optional() };
export const edit = z.discriminatedUnion("op", [
  z.strictObject({
    ...terms,
    op: z.literal("add"),
    layer: id,
    id,
    class: id,
    lon,
    lat,
    outline: z.array(place).min(3).max(1000).optional(),
    entrances: z.array(place).min(1).max(100).optional(),
    capacity: finite.min(0).optional(),
    level: text.optional(),
    status: z.enum(["open", "building", "planned", "closed"]).optional(),
    openYear: year.optional(),
    name: text.optional(),
    daysPerWeek: z.int().min(1).max(7).optional(),
  }),
  z.strictObject({
    ...phased,
    op: z.literal("set"),
    facility: id,
    values: z.record(text, z.union([text, finite, z.boolean(), z.null()])),
  }),
  z.strictObject({ ...phased, op: z.literal("move"), facility: id, lon, lat }),
  z.strictObject({ ...phased, op: z.literal("close"), facility: id }),
  z.strictObject({ ...phased, op: z.literal("link"), link }),
  z.strictObject({ ...phased, op: z.literal("unlink"), id }),
]);

const site = z.strictObject({
  model: z.enum([
    "lscp",
    "lscp-backup",
    "mclp",
    "capacitated-mclp",
    "p-median",
    "capacitated-p-median",
    "p-center",
  ]),
  p: z.int().min(0).optional(),
  cutoff: cutoff.optional(),
  demand: id.optional(),
  candidates: z.union([
    source,
    z.literal("facilities"),
    z.strictObject({ gridM: finite.positive() }),
  ]),
  facility: facilityFilter.optional(),
  existing: z.enum(["keep", "may-close", "ignore"]).optional(),
  fixed: z.array(id).optional(),
  forbidden: z.array(id).optional(),
  exclusive: z.array(z.array(id)).optional(),
  minSpacingM: finite.min(0).optional(),
  costColumn: text.optional(),
  budget: finite.optional(),
  limits: z
    .array(z.strictObject({ column: text, value: z.union([text, finite]), max: finite }))
    .optional(),
  floors: z
    .array(z.strictObject({ unit: id.optional(), group: id.optional(), share: finite }))
    .optional(),
  timeLimitS: finite.positive().optional(),
  seed: z.int().optional(),
});

const district = z.strictObject({
  unit: id.optional(),
  area: z.literal("main-urban").optional(),
  from: z.enum(["cell", "town"]).optional(),
  target: finite.positive().optional(),
  tolerance: finite.min(0).lt(1).optional(),
  bedsPer10000: finite.min(0).optional(),
});

const options = z.strictObject({
  gaps: z
    .array(
      z.strictObject({
        rule: id,
        kind: z.enum(["populated", "area"]).optional(),
        floorPeople: finite.min(0).optional(),
        floorAreaM2: finite.min(0).optional(),
      }),
    )
    .optional(),
  districts: z.array(district).optional(),
  cells: z.boolean().optional(),
  crossBoundary: z.boolean().optional(),
  missingCapacity: z.enum(["missing", "median"]).optional(),
  maskBelow: finite.min(0).optional(),
  sensitivity: z
    .strictObject({
      ranges: z
        .array(
          z.strictObject({
            parameter: z.enum(PARAMETERS),
            low: finite.positive(),
            high: finite.positive(),
          }),
        )
        .optional(),
      steps: z.int().min(1).max(20).optional(),
    })
    .optional(),
});

export const planSchema = z.strictObject({
  fuwuquan: z.literal(1),
  asOf: day,
  title: text.optional(),
  note: text.optional(),
  region: z.literal("zhejiang").optional(),
  inputs: inputs.optional(),
  travel: travel.optional(),
  rules: z.array(ruleSchema).optional(),
  scenarios: z
    .array(
      z.strictObject({
        id,
        title: text.optional(),
        note: text.optional(),
        year: year.optional(),
        base: id.optional(),
        edits: z.array(edit).optional(),
      }),
    )
    .optional(),
  site: site.optional(),
  options: options.optional(),
});

export type PlanFile = z.infer<typeof planSchema>;
export type PlanSource = z.infer<typeof source>;
export type PlanDemand = z.infer<typeof demand>;
