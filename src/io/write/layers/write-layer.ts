import type { Geometry, Position } from "geojson";
import { InputError, IssueLog } from "../../../core/base/issue.ts";
import type { LayerFile, OutLayer, OutOptions } from "../../../core/import/layer-file.ts";
import { moved } from "../../datum/table-in-degrees.ts";
import { fromWgs84, rounded } from "../../datum/to-wgs84.ts";
import { csvLayer, geojsonLayer, kmlLayer } from "./text-layers.ts";

/** One file of a layer in the asked format, datum and system, each stated in the file where it can be. */
export async function writeLayer(layer: OutLayer, options: OutOptions): Promise<LayerFile> {
  const log = new IssueLog();
  const move = await moveTo(options, log);
  if (log.hasErrors) throw new InputError(log.list());
  const placed: OutLayer = {
    ...layer,
    rows: layer.rows.map((row) => ({
      ...row,
      geometry: moved(row.geometry, move) as Geometry | null,
    })),
  };
  switch (options.format) {
    case "geojson":
      return { ...geojsonLayer(placed, options), issues: log.list() };
    case "csv":
      return { ...csvLayer(placed, options), issues: log.list() };
    case "kml":
      return { ...kmlLayer(placed, options), issues: log.list() };
    case "fgb": {
      const { flatGeobuf } = await import("./fgb-layer.ts");
      return { ...flatGeobuf(placed, options, log), issues: log.list() };
    }
    case "shp": {
      const { shapefileZip } = await import("./shapefile-layer.ts");
      return { ...shapefileZip(placed, options, log), issues: log.list() };
    }
    case "gpkg": {
      const { geopackage } = await import("./geopackage-layer.ts");
      return { ...(await geopackage(placed, options, log)), issues: log.list() };
    }
  }
}

/** From WGS 84 to what the file is in. KML is in degrees by its own rule. */
async function moveTo(
  { datum, crs, format }: OutOptions,
  log: IssueLog,
): Promise<(position: Position) => Position> {
  const shift = ([lon, lat]: Position): Position => fromWgs84(lon!, lat!, datum);
  const round = ([x, y]: Position): Position => [rounded(x!), rounded(y!)];
  if (crs === null) return (position) => round(shift(position));
  const { projectionOf } = await import("../../datum/projection.ts");
  const projection = projectionOf(crs);
  if (projection === null || (format === "kml" && !projection.isGeographic)) {
    const message =
      format === "kml"
        ? "KML holds degrees only"
        : "the coordinate system is not known; give an EPSG code";
    log.error("unknown-crs", message, { key: "crs", value: crs.slice(0, 120) });
    return (position) => position;
  }
  return (position) => {
    const [lon, lat] = shift(position);
    const [x, y] = projection.fromDegrees(lon!, lat!);
    return projection.isGeographic ? round([x, y]) : [millimetres(x), millimetres(y)];
  };
}

function millimetres(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
