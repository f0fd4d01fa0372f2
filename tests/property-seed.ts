import fc from "fast-check";

/**
 * The gate answers the same twice: properties run from one seed. `FUWUQUAN_SEED=random` explores,
 * `FUWUQUAN_SEED=<number>` repeats what a failure printed.
 */
const DEFAULT_SEED = 20260101;
const asked = process.env.FUWUQUAN_SEED;
if (asked !== "random") {
  const seed = asked === undefined ? DEFAULT_SEED : Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`FUWUQUAN_SEED is "random" or a whole number`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
