/** Heavy cases run in full where time allows: `FUWUQUAN_LONG=1`. */
export const isLongRun = process.env.FUWUQUAN_LONG === "1";
