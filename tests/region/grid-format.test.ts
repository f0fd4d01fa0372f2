import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeGrid, encodeGrid, type GridCells } from "../../src/io/region/grid-format.ts";

const count = fc.nat({ max: 0xffffffff });
const short = fc.nat({ max: 3 });

const cells: fc.Arbitrary<GridCells> = fc
  .uniqueArray(fc.nat({ max: 0xffffffff }), { maxLength: 60 })
  .chain((indexes) => {
    const n = indexes.length;
    const column = fc.array(count, { minLength: n, maxLength: n }).map((a) => Uint32Array.from(a));
    const labels = fc.array(short, { minLength: n, maxLength: n }).map((a) => Uint16Array.from(a));
    return fc.record({
      cellIndex: fc.constant(Uint32Array.from(indexes).sort()),
      people: column,
      age0_2: column,
      age60: column,
      age65: column,
      age80: column,
      town: labels,
      landmass: labels,
    });
  });

const two: GridCells = {
  cellIndex: Uint32Array.of(0, 7_739_999),
  people: Uint32Array.of(127, 128),
  age0_2: Uint32Array.of(1, 0),
  age60: Uint32Array.of(20, 30),
  age65: Uint32Array.of(10, 20),
  age80: Uint32Array.of(0, 16384),
  town: Uint16Array.of(0, 1386),
  landmass: Uint16Array.of(0, 793),
};

describe("the grid's bytes", () => {
  it("read back to the cells that were written", () => {
    fc.assert(
      fc.property(cells, (grid) => {
        expect(decodeGrid(encodeGrid(grid))).toEqual(grid);
      }),
    );
  });

  it("read back from the middle of a larger buffer", () => {
    const bytes = encodeGrid(two);
    const wide = new Uint8Array(bytes.length + 9);
    wide.set(bytes, 5);
    expect(decodeGrid(wide.subarray(5, 5 + bytes.length))).toEqual(two);
  });

  it("are refused wherever they are cut off", () => {
    const bytes = encodeGrid(two);
    for (let end = 0; end < bytes.length; end++) {
      expect(() => decodeGrid(bytes.subarray(0, end)), `cut at ${end}`).toThrow(
        /Not a population grid|when its header says/,
      );
    }
  });

  it("are refused when a column was cut and its length mended", () => {
    const bytes = encodeGrid(two);
    const cut = bytes.slice(0, -1);
    const view = new DataView(cut.buffer);
    view.setUint32(12 + 7 * 4, view.getUint32(12 + 7 * 4, true) - 1, true);
    expect(() => decodeGrid(cut)).toThrow("column landmass ends");
  });

  it("are refused when they are another file's, a newer version's or claim too many cells", () => {
    expect(() => decodeGrid(new TextEncoder().encode("<!doctype html>".repeat(9)))).toThrow(
      "do not start with FWQG",
    );
    const newer = encodeGrid(two);
    newer[4] = 2;
    expect(() => decodeGrid(newer)).toThrow("version 2");
    const boastful = encodeGrid(two);
    new DataView(boastful.buffer).setUint32(8, 0xffffffff, true);
    expect(() => decodeGrid(boastful)).toThrow("says 4294967295 cells");
  });

  it("cannot be written for cells out of order", () => {
    const swapped = { ...two, cellIndex: Uint32Array.of(9, 9) };
    expect(() => encodeGrid(swapped)).toThrow("Cell 9 follows cell 9");
  });
});
