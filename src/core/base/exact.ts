/**
 * Populations are kept as whole millionths of a person in doubles: sums stay exact up to
 * 9 × 10⁹ people, in any order, so totals close to the last digit.
 */
export const MICRO = 1_000_000;

/** A non-negative decimal rounded half up to whole millionths. */
export function microOf(value: number): number {
  return Math.floor(value * MICRO + 0.5);
}

/** Millionths as plain decimal text without trailing zeros: 1500000 → "1.5". */
export function microText(micro: number): string {
  const whole = Math.floor(micro / MICRO);
  const rest = micro - whole * MICRO;
  if (rest === 0) return String(whole);
  return `${whole}.${String(rest).padStart(6, "0").replace(/0+$/, "")}`;
}

/** `part / whole` with six decimals, rounded half up exactly; "" where the whole is 0. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return "";
  const scaled = (BigInt(part) * 2_000_000n + BigInt(whole)) / (BigInt(whole) * 2n);
  const text = scaled.toString().padStart(7, "0");
  return `${text.slice(0, -6)}.${text.slice(-6)}`;
}

/** Whether `part / whole ≥ target`, with the target read as the decimal it was written as. */
export function reachesTarget(part: number, whole: number, target: number): boolean {
  const { numerator, denominator } = fractionOf(target);
  return BigInt(part) * denominator >= numerator * BigInt(whole);
}

/** A fraction ≥ 0 as a number, rounded half up to six decimals; the denominator is not 0. */
export function decimalOf(numerator: bigint, denominator: bigint): number {
  return Number((numerator * 2_000_000n + denominator) / (denominator * 2n)) / MICRO;
}

/** The exact fraction of a finite decimal as JavaScript prints it: 0.95 → 95/100. */
export function fractionOf(value: number): { numerator: bigint; denominator: bigint } {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", decimals = ""] = mantissa.split(".");
  const power = decimals.length - Number(exponent);
  const digits = BigInt(whole + decimals);
  return power >= 0
    ? { numerator: digits, denominator: 10n ** BigInt(power) }
    : { numerator: digits * 10n ** BigInt(-power), denominator: 1n };
}

/** Whole thousandths as text with three decimals: 1000001 → "1000.001". */
export function thousandthsText(thousandths: number): string {
  const whole = Math.floor(thousandths / 1000);
  return `${whole}.${String(thousandths - whole * 1000).padStart(3, "0")}`;
}

/** Text order by Unicode code point, which `<` on UTF-16 is not. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return fixUp(x) - fixUp(y);
  }
  return a.length - b.length;
}

/** Moves surrogates above the rest of the basic plane, so code units sort like code points. */
function fixUp(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
