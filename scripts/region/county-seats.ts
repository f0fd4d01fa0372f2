import type { Position } from "geojson";
import type { CountySketch } from "./county-sketches.ts";
import { readTable } from "./source-tables.ts";

/** Ranks of GeoNames seats, highest first. */
const SEATS = ["PPLA", "PPLA2", "PPLA3"];

/** Where each county is governed from: GeoNames' seat in it, else the centre its sketch names. */
export function countySeats(sketches: Map<string, CountySketch>): Map<string, Position> {
  const seats = new Map<string, Position>();
  for (const [id, sketch] of sketches) if (sketch.centre) seats.set(id, sketch.centre);
  const places = readTable("places.csv")
    .filter((row) => SEATS.includes(row.feature_code!))
    .sort((a, b) => SEATS.indexOf(b.feature_code!) - SEATS.indexOf(a.feature_code!));
  for (const row of places) {
    seats.set(row.county_adcode_by_polygon!, [Number(row.lon), Number(row.lat)]);
  }
  return seats;
}
