import type { Datum } from "../../core/facilities/import.ts";
import type { ControlFit, ControlPoint, ImportDecision } from "../../core/import/import-file.ts";
import type { Projection } from "../datum/projection.ts";
import { rounded, toWgs84 } from "../datum/to-wgs84.ts";

/** How the numbers of a file become places on WGS 84. */
export interface Frame {
  readonly isDegrees: boolean;
  /** x = longitude or easting. Degrees rounded to 10⁻⁹. */
  readonly toWgs84: (x: number, y: number) => [number, number];
  /** How well control points agree, where the frame rests on any. */
  readonly fit?: ControlFit;
}

/**
 * The frame of a datum and, for metres, a coordinate system; null where that is not known, or where
 * control points do not tie a local grid down.
 */
export async function frameOf(
  datum: Datum,
  crs: string | null,
  control: readonly ControlPoint[] = [],
): Promise<Frame | null> {
  if (control.length > 0) {
    const { controlFrame } = await import("./control-frame.ts");
    const found = controlFrame(datum, crs, control);
    return found === null ? null : { isDegrees: false, ...found };
  }
  const projection = crs === null ? null : await projectionNamed(crs);
  if (crs !== null && projection === null) return null;
  const isDegrees = projection === null || projection.isGeographic;
  return {
    isDegrees,
    toWgs84: (x, y) => {
      const [lon, lat] = isDegrees ? [x, y] : projection!.toDegrees(x, y);
      const [wgsLon, wgsLat] = toWgs84(lon, lat, datum);
      return [rounded(wgsLon), rounded(wgsLat)];
    },
  };
}

/** The control points as the file's two numbers are taken: exchanged where those are. */
export function controlOf({
  control,
  swap,
}: Pick<ImportDecision, "control" | "swap">): readonly ControlPoint[] {
  return swap ? control.map(({ x, y, u, v }) => ({ x: y, y: x, u, v })) : control;
}

async function projectionNamed(crs: string): Promise<Projection | null> {
  const { projectionOf } = await import("../datum/projection.ts");
  return projectionOf(crs);
}
