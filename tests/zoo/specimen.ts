import type { ImportOrder } from "../../src/io/import/import-files.ts";
import { TRUTH } from "./truth.ts";

/** What the report must say; codes that are not named here are free to occur. */
export interface Expected {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Finding → exact count. */
  readonly codes?: Readonly<Record<string, number>> | undefined;
  /** Findings that must not occur. */
  readonly never?: readonly string[];
  /** Beds by id as they must be read; null = missing. */
  readonly beds?: Readonly<Record<string, number | null>>;
  /** How far accepted places may lie from the truth of their name, in metres; absent: not looked at. */
  readonly withinM?: number;
  readonly encoding?: string;
  readonly sheets?: number;
}

/** A dirty file made from the truth. */
export interface Specimen {
  readonly file: string;
  /** What is wrong with it. */
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly order?: Partial<ImportOrder>;
  readonly expected: Expected;
}

export const ALL = TRUTH.length;
export const CLEAN: Expected = { read: ALL, accepted: ALL, rejected: 0, withinM: 1 };

/** Everything is read, and `codes` are found. */
export function whole(codes: Expected["codes"] = {}, more: Partial<Expected> = {}): Expected {
  return { ...CLEAN, codes, ...more };
}

/** The first `rejected` rows, or however many there are, are set aside. */
export function without(
  rejected: number,
  codes: Expected["codes"],
  more: Partial<Expected> = {},
): Expected {
  return { ...CLEAN, accepted: ALL - rejected, rejected, codes, ...more };
}

/** The file is refused as a whole with this error. */
export function refused(code: string): Expected {
  return { read: 0, accepted: 0, rejected: 0, codes: { [code]: 1 } };
}

export type Row = (string | number)[];

export const HEADER: Row = ["编号", "名称", "地址", "经度", "纬度", "床位数"];

/** The truth as rows under HEADER, each changed by `change`. */
export function rows(change: (row: Row, k: number) => Row | null = (row) => row): Row[] {
  return TRUTH.flatMap((home, k) => {
    const row = change([home.id, home.name, home.address, home.lon, home.lat, home.beds], k);
    return row === null ? [] : [row];
  });
}

export function csv(table: readonly Row[], delimiter = ",", eol = "\r\n"): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /["\n\r]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  return table.map((row) => row.map(cell).join(delimiter) + eol).join("");
}
