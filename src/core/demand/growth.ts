/** What one group of one unit comes to in a year: a factor on the base, or people. */
export interface Growth {
  readonly unitId: string;
  /** Weights field. */
  readonly field: string;
  readonly year: number;
  readonly amount: { readonly factor: number } | { readonly people: number };
}

/** What was kept as growth. */
export function isGrowth(given: unknown): given is Growth {
  if (typeof given !== "object" || given === null) return false;
  const { unitId, field, year, amount } = given as Partial<Growth>;
  if (typeof unitId !== "string" || typeof field !== "string" || !Number.isInteger(year)) {
    return false;
  }
  if (typeof amount !== "object" || amount === null) return false;
  const [figure, ...more] = Object.values(amount);
  const isNamed = Object.hasOwn(amount, "factor") || Object.hasOwn(amount, "people");
  const isFigure = typeof figure === "number" && figure >= 0 && figure <= 1e9;
  return isNamed && isFigure && more.length === 0;
}
