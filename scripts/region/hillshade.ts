import { PNG } from "pngjs";
import { LATTICE } from "./lattice.ts";
import { latOfMercatorY, mercatorY } from "./mercator.ts";
import { COS_MIDDLE } from "./plane.ts";
import type { Relief } from "./relief.ts";

/** Pixels per degree of longitude; each pixel is as high as it is wide in Web Mercator. */
const PIXELS_PER_DEGREE = 200;
/** Slopes are drawn this many times steeper, or 2′ heights would hardly show. */
const EXAGGERATION = 8;
/** How quickly shade and glow turn opaque as the light departs from that on level ground. */
const STRENGTH = 1.1;

export interface Hillshade {
  readonly png: Uint8Array;
  readonly coordinates: [number, number][];
}

/**
 * Shadow in black and glow in white, lit from the north-west, over whatever lies below: level
 * ground and the sea are clear. Rows are even in Web Mercator.
 */
export function drawHillshade(relief: Relief, landmass: Uint16Array): Hillshade {
  const { lon0, lat1, cols, rows, cellsPerDegree } = LATTICE;
  const east = lon0 + cols / cellsPerDegree;
  const south = lat1 - rows / cellsPerDegree;
  const top = mercatorY(lat1);
  const bottom = mercatorY(south);
  const width = Math.round((east - lon0) * PIXELS_PER_DEGREE);
  const height = Math.round((width * (top - bottom)) / ((east - lon0) * 0.017453292519943295));
  const png = new PNG({ width, height, colorType: 4, inputColorType: 6, inputHasAlpha: true });
  for (let y = 0; y < height; y++) {
    const lat = latOfMercatorY(top - ((y + 0.5) / height) * (top - bottom), south, lat1);
    for (let x = 0; x < width; x++) {
      const lon = lon0 + (x + 0.5) / PIXELS_PER_DEGREE;
      const glow = light(relief, lon, lat) - Math.SQRT1_2;
      const grey = glow < 0 ? 0 : 255;
      const strength = Math.min(1, STRENGTH * Math.abs(glow));
      const alpha = Math.round(strength * landShare(landmass, lon, lat));
      png.data.set([grey, grey, grey, alpha], (y * width + x) * 4);
    }
  }
  return {
    png: PNG.sync.write(png, { colorType: 4, deflateLevel: 9 }),
    coordinates: [
      [lon0, lat1],
      [east, lat1],
      [east, south],
      [lon0, south],
    ],
  };
}

/** Lambert's law for a sun at 45° in the north-west: √½ on level ground. */
function light(relief: Relief, lon: number, lat: number): number {
  const step = 0.012;
  const perMetre = EXAGGERATION / (2 * step * 111_200);
  const toEast = relief.smoothHeightM(lon + step, lat) - relief.smoothHeightM(lon - step, lat);
  const toNorth = relief.smoothHeightM(lon, lat + step) - relief.smoothHeightM(lon, lat - step);
  const dx = (toEast * perMetre) / COS_MIDDLE;
  const dy = toNorth * perMetre;
  const shade = (1 + Math.SQRT1_2 * (dx - dy)) / (Math.SQRT2 * Math.sqrt(1 + dx * dx + dy * dy));
  return Math.min(1, Math.max(0, shade));
}

/** Part of the 3 × 3 grid cells around a point that are land, on a scale of 255. */
function landShare(landmass: Uint16Array, lon: number, lat: number): number {
  const { lon0, lat1, cols, rows, cellsPerDegree } = LATTICE;
  const col = Math.floor((lon - lon0) * cellsPerDegree);
  const row = Math.floor((lat1 - lat) * cellsPerDegree);
  let land = 0;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) {
      if (landmass[r * cols + c]! > 0) land++;
    }
  }
  return (land * 255) / 9;
}
