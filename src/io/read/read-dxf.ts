import type { Geometry, Position } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
import { decodeAs, decodeText, encodingNamed } from "../text/decode-text.ts";
import type { Table } from "./table.ts";
import { tableOfFeatures } from "./table-of-features.ts";

interface Pair {
  readonly code: number;
  readonly value: string;
}

interface Entity {
  readonly kind: string;
  readonly pairs: readonly Pair[];
}

interface Drawn {
  readonly type: "Feature";
  readonly properties: Record<string, string | number>;
  readonly geometry: Geometry | null;
}

/**
 * Points, blocks, texts, circles and polylines of the model space of a drawing; closed polylines
 * are areas. A drawing names no coordinate system: the planner says which.
 */
export function readDxf(
  file: string,
  bytes: Uint8Array,
  stated: string | undefined,
  log: IssueLog,
): Table {
  const head = decodeAs(bytes.subarray(0, 40_000), "latin1");
  const page = /\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1];
  const named = page === undefined ? null : encodingNamed(page.replace(/_/g, ""));
  const version = /\$ACADVER\s+1\s+AC(\d+)/.exec(head)?.[1];
  // From version 2007 on drawings are written in UTF-8, whatever code page they name.
  const isUnicode = version !== undefined && Number(version) >= 1021;
  const encoding = stated ?? (named !== null && !isUnicode ? named : undefined);
  const decoded = decodeText(bytes, encoding);
  const features: Drawn[] = [];
  const skipped = new Map<string, number>();
  for (const entity of entitiesOf(decoded.text)) {
    const drawn = featureOf(entity);
    if (drawn === null) skipped.set(entity.kind, (skipped.get(entity.kind) ?? 0) + 1);
    else features.push(drawn);
  }
  for (const [kind, count] of [...skipped].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const message = `${count} ${kind} entities are of a kind that is not read`;
    log.add("note", "entities-not-read", message, { file, value: kind }, { count, kind });
  }
  return tableOfFeatures({ file, format: "dxf", encoding: decoded.encoding }, features, log);
}

/** Entities of the section ENTITIES; vertices and attributes follow their polyline or block. */
function entitiesOf(text: string): Entity[] {
  const lines = text.split(/\r\n|\n|\r/);
  const entities: { kind: string; pairs: Pair[] }[] = [];
  let isInside = false;
  let follows: { kind: string; pairs: Pair[] } | null = null;
  let current: { kind: string; pairs: Pair[] } | null = null;
  for (let k = 0; k + 1 < lines.length; k += 2) {
    const code = Number(lines[k]!.trim());
    const value = lines[k + 1]!.trim();
    if (code === 2 && value === "ENTITIES" && lines[k - 1]?.trim() === "SECTION") isInside = true;
    else if (isInside && code === 0) {
      if (value === "ENDSEC") break;
      if (value === "SEQEND") {
        follows = null;
        current = null;
      } else if (follows !== null && (value === "VERTEX" || value === "ATTRIB")) {
        // A pair that no entity has marks where a vertex or attribute begins.
        follows.pairs.push({ code: -1, value });
        current = follows;
      } else {
        current = { kind: value, pairs: [] };
        entities.push(current);
        follows = value === "POLYLINE" || value === "INSERT" ? current : null;
      }
    } else if (isInside && current !== null) current.pairs.push({ code, value });
  }
  return entities;
}

function featureOf({ kind, pairs }: Entity): Drawn | null {
  const cut = pairs.findIndex(({ code }) => code === -1);
  const own = cut < 0 ? pairs : pairs.slice(0, cut);
  const text = (code: number): string => own.find((pair) => pair.code === code)?.value ?? "";
  const number = (code: number): number => Number(text(code) || "x");
  const properties: Record<string, string | number> = { layer: text(8), entity: kind };
  const at = (x: number, y: number): Geometry | null =>
    Number.isFinite(x) && Number.isFinite(y) ? { type: "Point", coordinates: [x, y] } : null;
  const drawn = (geometry: Geometry | null): Drawn => ({ type: "Feature", properties, geometry });
  switch (kind) {
    case "POINT":
      return drawn(at(number(10), number(20)));
    case "CIRCLE":
      properties.radius = number(40);
      return drawn(at(number(10), number(20)));
    case "TEXT":
    case "MTEXT":
      properties.text = text(1)
        .replace(/\\P/g, " ")
        .replace(/\\[A-Za-z][^;]*;|[{}]/g, "");
      return drawn(at(number(10), number(20)));
    case "INSERT":
      properties.block = text(2);
      for (const [tag, value] of attributesOf(pairs)) properties[tag] ??= value;
      return drawn(at(number(10), number(20)));
    case "LINE": {
      const ends = [
        [number(10), number(20)],
        [number(11), number(21)],
      ];
      return drawn(
        ends.flat().every(Number.isFinite) ? { type: "LineString", coordinates: ends } : null,
      );
    }
    case "LWPOLYLINE":
      return drawn(shapeOf(verticesOf(own), (Number(text(70)) & 1) === 1));
    case "POLYLINE":
      return drawn(
        shapeOf(
          verticesOf(pairs.slice(cut < 0 ? pairs.length : cut)),
          (Number(text(70)) & 1) === 1,
        ),
      );
    default:
      return null;
  }
}

/** Tag and value of the attributes that follow a block. */
function attributesOf(pairs: readonly Pair[]): [string, string][] {
  const found: [string, string][] = [];
  let tag = "";
  let value = "";
  const keep = (): void => {
    if (tag !== "" && tag !== "__proto__") found.push([tag, value]);
    tag = "";
    value = "";
  };
  let isAttribute = false;
  for (const pair of pairs) {
    if (pair.code === -1) {
      keep();
      isAttribute = true;
    } else if (isAttribute && pair.code === 2) tag = pair.value;
    else if (isAttribute && pair.code === 1) value = pair.value;
  }
  keep();
  return found;
}

function verticesOf(pairs: readonly Pair[]): Position[] {
  const positions: Position[] = [];
  let x: number | null = null;
  for (const { code, value } of pairs) {
    if (code === 10) x = Number(value);
    else if (code === 20 && x !== null) {
      const y = Number(value);
      if (Number.isFinite(x) && Number.isFinite(y)) positions.push([x, y]);
      x = null;
    }
  }
  return positions;
}

function shapeOf(points: readonly Position[], isClosed: boolean): Geometry | null {
  const [first] = points;
  const last = points[points.length - 1];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const meets = first[0] === last[0] && first[1] === last[1];
  if ((isClosed || meets) && points.length > (meets ? 3 : 2)) {
    return { type: "Polygon", coordinates: [meets ? [...points] : [...points, first]] };
  }
  return { type: "LineString", coordinates: [...points] };
}
