import type { Feature, Geometry, Position } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import type { Table } from "./table.ts";
import { tableOfFeatures } from "./table-of-features.ts";
import { childText, visitXml, type XmlNode } from "./xml-tree.ts";

const TEXTS = ["name", "desc", "cmt", "type", "sym", "time", "ele"];

/** Waypoints, routes and tracks of a GPX file. */
export function readGpx(
  file: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  log: IssueLog,
): Table {
  const decoded = decodeText(bytes, encoding);
  const features: Feature<Geometry | null>[] = [];
  visitXml(decoded.text, new Set(["wpt", "rte", "trk"]), (node) => {
    const texts = TEXTS.map((name) => [name, childText(node, name)] as const);
    const properties = Object.fromEntries([
      ["kind", node.name],
      ...texts.filter(([, text]) => text !== ""),
    ]);
    features.push({ type: "Feature", properties, geometry: geometryOf(node) });
  });
  const source = { file, format: "gpx", encoding: decoded.encoding, crs: "EPSG:4326" } as const;
  return tableOfFeatures(source, features, log);
}

function geometryOf(node: XmlNode): Geometry | null {
  if (node.name === "wpt") {
    const coordinates = positionOf(node);
    return coordinates === null ? null : { type: "Point", coordinates };
  }
  const lines =
    node.name === "rte"
      ? [lineOf(node, "rtept")]
      : node.children.filter(({ name }) => name === "trkseg").map((one) => lineOf(one, "trkpt"));
  const coordinates = lines.filter((line) => line.length > 1);
  return coordinates.length === 0 ? null : { type: "MultiLineString", coordinates };
}

function lineOf(node: XmlNode, point: string): Position[] {
  return node.children
    .filter(({ name }) => name === point)
    .map(positionOf)
    .filter((position) => position !== null);
}

function positionOf({ attributes }: XmlNode): Position | null {
  const position = [Number(attributes.lon ?? "x"), Number(attributes.lat ?? "x")];
  return position.every(Number.isFinite) ? position : null;
}
