/** One institution as it is: WGS 84, to a hundred-thousandth of a degree. */
export interface Home {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly lon: number;
  readonly lat: number;
  readonly beds: number;
}

const NAMES = [
  "海门",
  "白云",
  "葭沚",
  "洪家",
  "三甲",
  "下陈",
  "前所",
  "章安",
  "东城",
  "南城",
  "北城",
  "澄江",
];

/** Twelve made-up homes on a slanted line inland of Taizhou, two kilometres and more apart. */
export const TRUTH: readonly Home[] = NAMES.map((name, k) => ({
  id: `T${String(k + 1).padStart(3, "0")}`,
  name: `${name}敬老院`,
  address: `示例路${k + 1}号`,
  lon: Math.round((121.20131 + k * 0.02113) * 1e5) / 1e5,
  lat: Math.round((28.55217 + k * 0.01301) * 1e5) / 1e5,
  beds: 40 + k * 7,
}));
