import type { Geometry, Position } from "geojson";
import type { InputData } from "../../core/analysis/project.ts";
import { movedFacility } from "../../core/facilities/facility.ts";
import { facilitiesIn, inLots } from "../../core/facilities/facility-lots.ts";
import type { Datum } from "../../core/facilities/import.ts";
import type { Diagnosis, TrustedPlace } from "../../core/import/datum-doctor.ts";
import { type ImportDecision, OPEN_DECISION } from "../../core/import/import-file.ts";
import { moved } from "../datum/table-in-degrees.ts";
import { fromWgs84, rounded, toWgs84 } from "../datum/to-wgs84.ts";
import { RowCells } from "../read/cells.ts";
import type { Table } from "../read/table.ts";
import { diagnose } from "./doctor.ts";
import type { ImportContext } from "./import-context.ts";

/** A row of a layer in place: what it is called, what it says of where it is, and its place on WGS 84. */
interface PlacedRow {
  readonly id: string;
  readonly name: string;
  /** What the row says in words: a county named there is held against the place. */
  readonly texts: readonly string[];
  readonly geometry: Geometry | null;
  /** The place is not from the file but that of a town or county: no datum moves it. */
  readonly isOfUnit: boolean;
}

const OF_UNIT = /^estimated-(town|county|city)$/;

/**
 * Holds a layer that is in place against what is trusted, as the doctor does with a file: its
 * numbers as the file had them, under every candidate datum. Null where there is nothing to examine.
 */
export async function examineLayer(
  data: InputData,
  context: ImportContext,
  trusted: readonly TrustedPlace[],
): Promise<Diagnosis | null> {
  if (data.report === null) return null;
  const { target, datum } = data.report.decision;
  const rows = rowsOf(data).filter(({ isOfUnit, geometry }) => !isOfUnit && geometry !== null);
  const back = backTo(datum);
  const width = rows.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const table: Table = {
    ...{ file: data.file?.name ?? "", sheet: null, format: "geojson", encoding: "utf-8" },
    ...{ delimiter: null, headerRows: [], crs: null, numeric: new Set<number>() },
    columns: ["id", "name", ...Array.from({ length: width }, (_, k) => `text ${k}`)],
    rows: new RowCells(rows.map(({ id, name, texts }) => [id, name, ...texts])),
    rowNumbers: rows.map((_, k) => k + 1),
    geometries: rows.map(({ geometry }) => moved(geometry, back)),
  };
  const decision: ImportDecision = {
    ...OPEN_DECISION,
    ...{ target, datum, columns: { id: "id", name: "name" } },
  };
  return diagnose(table, decision, context, trusted);
}

/**
 * The layer read under another datum: the file's numbers are taken back from WGS 84 and read anew.
 * The report tells how many places moved and how far; rows that wait in quarantine follow it. Never
 * changes `data`.
 */
export function correctDatum(data: InputData, datum: Datum): InputData {
  const { report } = data;
  if (report === null || report.decision.datum === datum) return data;
  const before = report.decision.datum;
  const back = backTo(before);
  const move = (position: Position): Position => {
    const [lon, lat] = back(position);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return position;
    const [x, y] = toWgs84(lon!, lat!, datum);
    return [rounded(x), rounded(y)];
  };
  const rows = rowsOf(data);
  const own = rows.filter(({ isOfUnit, geometry }) => !isOfUnit && geometry !== null);
  const message = `places were read as ${datum} in place of ${before}, after the layer was in place`;
  return {
    ...data,
    facilities:
      data.facilities === null
        ? null
        : inLots(
            facilitiesIn(data.facilities).map((facility, k) => {
              if (rows[k]!.isOfUnit) return facility;
              const [lon, lat] = move([facility.lon, facility.lat]);
              return movedFacility(facility, lon!, lat!);
            }),
          ),
    file: data.file === null ? null : { ...data.file, bytes: movedFile(data.file.bytes, move) },
    report: {
      ...report,
      decision: { ...report.decision, datum },
      files: report.files.map((file) => ({ ...file, datum })),
      issues: [
        ...report.issues.filter((issue) => issue.message !== message),
        {
          ...{ severity: "note", code: "datum-corrected", count: own.length, message, params: {} },
          examples: own.slice(0, EXAMPLES).map(({ id }) => ({
            file: report.files[0]?.file ?? "",
            value: `${id}: ${before} → ${datum}`.slice(0, 120),
          })),
        },
      ],
    },
  };
}

const EXAMPLES = 5;

/** From WGS 84 back to the degrees that the file had under its datum. */
function backTo(datum: Datum): (position: Position) => Position {
  return ([lon, lat]) => fromWgs84(lon!, lat!, datum);
}

interface StoredFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: Geometry | null;
}

function featuresIn(bytes: Uint8Array): readonly StoredFeature[] {
  return (JSON.parse(new TextDecoder().decode(bytes)) as { features: StoredFeature[] }).features;
}

function rowsOf({ facilities, file }: InputData): PlacedRow[] {
  if (facilities !== null) {
    return facilitiesIn(facilities).map(({ id, name, lon, lat, attributes }) => ({
      ...{ id, name, texts: Object.values(attributes) },
      geometry: { type: "Point", coordinates: [lon, lat] },
      isOfUnit: OF_UNIT.test(attributes.position ?? ""),
    }));
  }
  return (file === null ? [] : featuresIn(file.bytes)).map(({ properties, geometry }) => ({
    id: String(properties?._id ?? ""),
    name: String(properties?._name ?? ""),
    texts: Object.values(properties ?? {}).map(String),
    geometry: geometry ?? null,
    isOfUnit: OF_UNIT.test(String(properties?._position ?? "")),
  }));
}

/** The file as it was written, one feature a line, with its places moved. */
function movedFile(bytes: Uint8Array, move: (position: Position) => Position): Uint8Array {
  const lines = featuresIn(bytes).map((feature) => {
    const isOfUnit = OF_UNIT.test(String(feature.properties?._position ?? ""));
    const geometry = isOfUnit ? feature.geometry : moved(feature.geometry ?? null, move);
    return JSON.stringify({ ...feature, geometry });
  });
  return new TextEncoder().encode(
    `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n`,
  );
}
