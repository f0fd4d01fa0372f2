import type { GridField } from "../../src/io/region/region-index.ts";

/** A step of a capacity distribution: this share of sites lies between `from` and `to`. */
interface CapacityStep {
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

export interface LevelRule {
  readonly level: string;
  /** Sites in the province; `each-town` = one at every seat except of zones and farms. */
  readonly count: number | "each-town";
  /** Every county gets at least this many, open. */
  readonly leastPerCounty: number;
  /** By how much rugged ground and islands thin the sites out, 0 to 1. */
  readonly mountain: number;
  readonly island: number;
  /** Where in a town: at its seat and communities, or at any village too. */
  readonly at: "urban" | "anywhere";
  readonly capacity: readonly CapacityStep[];
  /** Floor or ground area per unit of capacity, plus a base, in m². */
  readonly areaPerPlaceM2: number;
  readonly areaBaseM2: number;
  readonly word: string;
  readonly wordEn: string;
}

export interface ClassRule {
  readonly class: string;
  readonly prefix: string;
  /** Whose number a town's size is measured by. */
  readonly demand: GridField;
  readonly levels: readonly LevelRule[];
}

/** Shares per class; none is fitted to any coverage figure. */
export const CLASSES: readonly ClassRule[] = [
  {
    class: "elder",
    prefix: "e",
    demand: "age60",
    levels: [
      {
        level: "institution",
        count: 1700,
        leastPerCounty: 1,
        mountain: 0.3,
        island: 0.25,
        at: "anywhere",
        capacity: [
          { share: 0.06, from: 5, to: 9 },
          { share: 0.2, from: 12, to: 60 },
          { share: 0.4, from: 60, to: 200 },
          { share: 0.24, from: 200, to: 400 },
          { share: 0.1, from: 400, to: 900 },
        ],
        areaPerPlaceM2: 34,
        areaBaseM2: 150,
        word: "养老院",
        wordEn: "elder home",
      },
      {
        level: "day-care",
        count: 2600,
        leastPerCounty: 1,
        mountain: 0.25,
        island: 0.2,
        at: "anywhere",
        capacity: [
          { share: 0.55, from: 0, to: 0 },
          { share: 0.45, from: 2, to: 9 },
        ],
        areaPerPlaceM2: 20,
        areaBaseM2: 320,
        word: "居家养老服务中心",
        wordEn: "elder day-care centre",
      },
    ],
  },
  {
    class: "nursery",
    prefix: "n",
    demand: "age0_2",
    levels: [
      {
        level: "centre",
        count: 950,
        leastPerCounty: 1,
        mountain: 0.5,
        island: 0.35,
        at: "urban",
        capacity: [
          { share: 0.5, from: 50, to: 120 },
          { share: 0.5, from: 120, to: 240 },
        ],
        areaPerPlaceM2: 9,
        areaBaseM2: 80,
        word: "托育中心",
        wordEn: "nursery centre",
      },
      {
        level: "kindergarten",
        count: 1900,
        leastPerCounty: 1,
        mountain: 0.35,
        island: 0.3,
        at: "urban",
        capacity: [
          { share: 0.6, from: 25, to: 60 },
          { share: 0.4, from: 60, to: 120 },
        ],
        areaPerPlaceM2: 8,
        areaBaseM2: 40,
        word: "幼儿园托班",
        wordEn: "kindergarten nursery class",
      },
      {
        level: "home",
        count: 450,
        leastPerCounty: 0,
        mountain: 0.3,
        island: 0.2,
        at: "anywhere",
        capacity: [{ share: 1, from: 3, to: 5 }],
        areaPerPlaceM2: 12,
        areaBaseM2: 30,
        word: "家庭托育点",
        wordEn: "home nursery",
      },
    ],
  },
  {
    class: "clinic",
    prefix: "c",
    demand: "people",
    levels: [
      {
        level: "hospital",
        count: 420,
        leastPerCounty: 1,
        mountain: 0.6,
        island: 0.5,
        at: "urban",
        capacity: [
          { share: 0.5, from: 60, to: 250 },
          { share: 0.35, from: 250, to: 700 },
          { share: 0.15, from: 700, to: 1800 },
        ],
        areaPerPlaceM2: 95,
        areaBaseM2: 2000,
        word: "医院",
        wordEn: "hospital",
      },
      {
        level: "centre",
        count: "each-town",
        leastPerCounty: 1,
        mountain: 0,
        island: 0,
        at: "urban",
        capacity: [
          { share: 0.45, from: 0, to: 0 },
          { share: 0.55, from: 10, to: 90 },
        ],
        areaPerPlaceM2: 40,
        areaBaseM2: 1500,
        word: "社区卫生服务中心",
        wordEn: "community health centre",
      },
      {
        level: "station",
        count: 3000,
        leastPerCounty: 1,
        mountain: 0.3,
        island: 0.25,
        at: "anywhere",
        capacity: [{ share: 1, from: 0, to: 0 }],
        areaPerPlaceM2: 0,
        areaBaseM2: 130,
        word: "卫生服务站",
        wordEn: "health station",
      },
    ],
  },
  {
    class: "sport",
    prefix: "s",
    demand: "people",
    levels: [
      {
        level: "stadium",
        count: 150,
        leastPerCounty: 1,
        mountain: 0.4,
        island: 0.4,
        at: "urban",
        capacity: [
          { share: 0.7, from: 1500, to: 6000 },
          { share: 0.3, from: 6000, to: 20000 },
        ],
        areaPerPlaceM2: 3,
        areaBaseM2: 9000,
        word: "体育场",
        wordEn: "stadium",
      },
      {
        level: "centre",
        count: 900,
        leastPerCounty: 1,
        mountain: 0.35,
        island: 0.3,
        at: "urban",
        capacity: [{ share: 1, from: 120, to: 600 }],
        areaPerPlaceM2: 9,
        areaBaseM2: 800,
        word: "文体中心",
        wordEn: "sports centre",
      },
      {
        level: "field",
        count: 1500,
        leastPerCounty: 1,
        mountain: 0.3,
        island: 0.25,
        at: "anywhere",
        capacity: [{ share: 1, from: 20, to: 80 }],
        areaPerPlaceM2: 14,
        areaBaseM2: 250,
        word: "健身广场",
        wordEn: "sports ground",
      },
      {
        level: "path",
        count: 2000,
        leastPerCounty: 1,
        mountain: 0.25,
        island: 0.2,
        at: "anywhere",
        capacity: [{ share: 1, from: 8, to: 40 }],
        areaPerPlaceM2: 12,
        areaBaseM2: 90,
        word: "健身苑点",
        wordEn: "fitness corner",
      },
    ],
  },
];
