/** A number as plain decimals, without grouping or exponent: 1e-7 → "0.0000001". */
export function plainNumber(value: number): string {
  const text = String(value);
  const [mantissa, exponent] = text.split("e");
  if (exponent === undefined) return text;
  const sign = mantissa!.startsWith("-") ? "-" : "";
  const [whole = "", decimals = ""] = mantissa!.replace("-", "").split(".");
  const digits = whole + decimals;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, "0")}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Twelve significant digits: for what is no decimal by nature, a mean or an index. */
export function rounded12(value: number): number {
  return Number(value.toPrecision(12));
}
