import type { Feature, Geometry } from "geojson";
import { InputError, type IssueLog } from "../../../core/base/issue.ts";
import type { OutLayer, OutOptions } from "../../../core/import/layer-file.ts";
import { boxOfGeometries } from "../../box-of-geometries.ts";
import { fgbParts, type Properties } from "../../region/read-fgb.ts";
import { hilbertOrder, NODE_SIZE, packedTree } from "./packed-tree.ts";
import { systemOf } from "./text-layers.ts";

/**
 * A FlatGeobuf file with its index: a reader that can ask for parts of it finds what lies in a box
 * without the rest. Rows without a place cannot stand in it.
 */
export function flatGeobuf(
  { name, columns, rows }: OutLayer,
  options: OutOptions,
  log: IssueLog,
): { readonly name: string; readonly bytes: Uint8Array } {
  const without = rows.findIndex(({ geometry }) => geometry === null);
  if (without >= 0) {
    const message = "FlatGeobuf holds rows with a place only, and some have none; choose CSV";
    log.error("places-missing", message, { row: without + 1 });
    throw new InputError(log.list());
  }
  const { code, word } = systemOf(options);
  const isNumber = columns.map((_, c) =>
    rows.every(({ values }) => values[c] === null || values[c] === "" || isFigure(values[c]!)),
  );
  const features = rows.map(
    ({ values, geometry }): Feature<Geometry, Properties> => ({
      type: "Feature",
      geometry: geometry!,
      properties: Object.fromEntries([
        ...columns.map((column, c) => [column, cell(values[c] ?? null, isNumber[c]!)] as const),
        ...(word === null ? [] : [["crs", word] as const]),
      ]),
    }),
  );
  const types = new Map(columns.map((column, c) => [column, isNumber[c]! ? 0 : ""]));
  if (word !== null) types.set("crs", "");
  const boxes = features.map(({ geometry }) => boxOfGeometries([geometry]));
  const order = hilbertOrder(boxes);
  const sorted = order.map((k) => features[k]!);
  const nodeSize = sorted.length === 0 ? 0 : NODE_SIZE;
  const { head, bodies } = fgbParts(sorted, Object.fromEntries(types), code, nodeSize);
  const sizes = bodies.map(({ length }) => length);
  const tree =
    nodeSize === 0
      ? new Uint8Array()
      : packedTree(
          order.map((k) => boxes[k]!),
          sizes,
        );
  return { name: `${name}.fgb`, bytes: joined([head, tree, ...bodies]) };
}

function isFigure(value: string | number): boolean {
  return typeof value === "number";
}

/** A figure that is not there is missing, as a column of figures has no other way to say it. */
function cell(value: string | number | null, isNumber: boolean): string | number | null {
  if (isNumber) return typeof value === "number" ? value : null;
  return value === null ? null : String(value);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
