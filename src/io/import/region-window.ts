/** A generous box around Zhejiang: west, south, east, north. Places beyond it are doubted, not refused. */
export const REGION_WINDOW = [117.9, 26.9, 123.3, 31.4] as const;
