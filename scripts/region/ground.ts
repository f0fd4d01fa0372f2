import type { CountyPiece } from "./county-land.ts";
import type { Landmass } from "./landmasses.ts";
import { CELL_COUNT, LATTICE, latOfCell, lonOfCell } from "./lattice.ts";
import type { Relief } from "./relief.ts";
import type { Rings } from "./rings.ts";
import { fillPolygon } from "./scanline.ts";
import { smoothNoise } from "./seeded.ts";

/** What lies at each cell's centre. Cells in no county or on no land are in no list. */
export interface Ground {
  /** Landmass index + 1; 0 = sea. */
  readonly landmass: Uint16Array;
  readonly water: Uint8Array;
  /** Cells of each county in row-major order, water included. */
  readonly countyCells: readonly Int32Array[];
  /** How readily people settle here, 0 to 1: low and gentle first, never on water. */
  suitability(cell: number): number;
  ruggednessM(cell: number): number;
}

export function surveyGround(
  land: readonly Landmass[],
  counties: readonly (readonly CountyPiece[])[],
  water: readonly Rings[],
  relief: Relief,
): Ground {
  const landmass = new Uint16Array(CELL_COUNT);
  land.forEach((mass, i) => {
    fillPolygon(mass.rings, (cell) => {
      landmass[cell] = i + 1;
    });
  });
  const wet = new Uint8Array(CELL_COUNT);
  for (const rings of water) {
    fillPolygon(rings, (cell) => {
      wet[cell] = 1;
    });
  }
  const taken = new Uint8Array(CELL_COUNT);
  const countyCells = counties.map((pieces) => {
    const cells: number[] = [];
    for (const piece of pieces) {
      fillPolygon(piece.rings, (cell) => {
        if (taken[cell] || landmass[cell] !== piece.landmass + 1) return;
        taken[cell] = 1;
        cells.push(cell);
      });
    }
    return Int32Array.from(cells).sort();
  });
  const ruggednessM = (cell: number) => relief.ruggednessM(lonOfCell(cell), latOfCell(cell));
  const suitability = (cell: number) => {
    if (wet[cell]) return 0;
    const high = relief.heightM(lonOfCell(cell), latOfCell(cell)) / 150;
    const rough = ruggednessM(cell) / 60;
    const gentle = 1 / ((1 + high * high) * (1 + rough * rough));
    return gentle + (1 - gentle) * 0.5 * valley(cell);
  };
  return { landmass, water: wet, countyCells, suitability, ruggednessM };
}

/**
 * Stand-in for the valleys that 2′ heights cannot show: thin winding bands, 1 on their axis,
 * falling to 0. Where the ground is gentle they hardly count.
 */
function valley(cell: number): number {
  const col = (cell % LATTICE.cols) / 22;
  const row = Math.floor(cell / LATTICE.cols) / 22;
  // Turned by 31°, or the noise's own lattice would show as rows and columns of villages.
  const x = 0.857 * col + 0.515 * row;
  const y = 0.857 * row - 0.515 * col + 100;
  const n = 0.7 * smoothNoise(x, y, 71) + 0.3 * smoothNoise(x * 2.3, y * 2.3, 72);
  const band = Math.max(0, 1 - 9 * Math.abs(n - 0.5));
  return band * band;
}
