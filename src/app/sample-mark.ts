/** Set on facilities that are not real, so that no file can pass them off as real. */
export const SAMPLE_MARK = "sample";
