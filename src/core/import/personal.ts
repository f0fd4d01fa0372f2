import { narrow } from "./clean-value.ts";

/** Columns that name people: offered for removal before anything is stored. */
export type PersonalKind = "identity" | "telephone" | "person";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = "10X98765432";

/** An 18-digit identity number: region, a birthday that can be, and the check digit of GB 11643. */
function isIdentityNumber(cell: string): boolean {
  const text = narrow(cell).trim().toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  const century = text.slice(6, 8);
  if (!["18", "19", "20"].includes(century) || month < 1 || month > 12 || day < 1 || day > 31) {
    return false;
  }
  const sum = WEIGHTS.reduce((total, weight, k) => total + weight * Number(text[k]), 0);
  return CHECK[sum % 11] === text[17];
}

/** A mobile number, or a landline with something between area code and number: bare digits may be any code. */
function isTelephone(cell: string): boolean {
  const text = narrow(cell)
    .trim()
    .replace(/^\+?86[- ]?/, "");
  const bare = text.replace(/[\s-]/g, "");
  return (
    /^1[3-9]\d{9}$/.test(bare) ||
    /^\(?0\d{2,3}[)\s-]+\d{7,8}(-\d{1,6})?$/.test(text) ||
    /^400[\s-]?\d{3}[\s-]?\d{4}$/.test(text)
  );
}

const NAMES: readonly (readonly [PersonalKind, RegExp])[] = [
  ["identity", /身份证|证件号|id\s?card|identity/i],
  ["telephone", /电话|手机|联系方式|传真|phone|mobile|^tel/i],
  ["person", /联系人|负责人|法人|法定代表|姓名|院长|contact\s?person/i],
];

/**
 * What a column says about people, by its values (at least three in ten of those that are filled)
 * or by its name; null for nothing.
 */
export function personalKind(column: string, cells: readonly string[]): PersonalKind | null {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const share = (is: (cell: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
  if (share(isIdentityNumber) >= 0.3) return "identity";
  if (share(isTelephone) >= 0.3) return "telephone";
  // A name alone is enough where it holds anything: 联系人 is no figure of the plan.
  return filled.length === 0 ? null : (NAMES.find(([, name]) => name.test(column))?.[0] ?? null);
}
