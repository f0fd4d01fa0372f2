import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPEN_DECISION } from "../../src/core/import/import-file.ts";
import { RowReader } from "../../src/io/import/row-reader.ts";
import { TakenIds } from "../../src/io/import/taken-ids.ts";
import { RowCells } from "../../src/io/read/cells.ts";
import type { Table } from "../../src/io/read/table.ts";

function readerOf(ids: readonly string[]): RowReader {
  const table = {
    sheet: null,
    columns: ["id"],
    rows: new RowCells(ids.map((id) => [id])),
    rowNumbers: ids.map((_, k) => k + 2),
  } as unknown as Table;
  return new RowReader(table, { ...OPEN_DECISION, columns: { id: "id" } });
}

describe("ids taken over several tables", () => {
  it("are those of a set, a table after the other", () => {
    const id = fc.oneof(fc.constantFrom("a", "b", "aa", "甲", "0"), fc.nat(3000).map(String));
    const tables = fc.array(fc.array(id, { maxLength: 1500 }), { maxLength: 4 });
    fc.assert(
      fc.property(tables, (lists) => {
        const [before = [], ...tables] = lists;
        const taken = new TakenIds(new Set(before));
        const peer = new Set(before);
        for (const ids of tables) {
          const reader = readerOf(ids);
          ids.forEach((one, r) => {
            const slot = taken.find(one);
            expect(slot < 0).toBe(peer.has(one));
            if (slot >= 0) taken.take(slot, reader, r);
            peer.add(one);
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
