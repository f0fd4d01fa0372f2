import type { IssueLog } from "../../core/base/issue.ts";
import type { ControlFit } from "../../core/import/import-file.ts";
import type { Table } from "../read/table.ts";

/** A miss beyond this, or a scale so far from 1, says that a point is wrong. */
const DOUBTFUL_M = 1;
const DOUBTFUL_SCALE = 0.001;
/** City grids are turned by a degree or two at most. */
const DOUBTFUL_DEGREES = 10;

/** Why the numbers of a file cannot be placed. */
export function refuseFrame(
  { file }: Pick<Table, "file">,
  crs: string | null,
  hasControl: boolean,
  log: IssueLog,
): void {
  if (hasControl) {
    const message =
      "the control points do not tie the grid down: give two to four that stand apart, in degrees or in metres of a stated system";
    log.error("control-points", message, { file, key: "control" });
    return;
  }
  const place = { file, key: "crs", value: (crs ?? "").slice(0, 120) };
  log.error("unknown-crs", "the coordinate system is not known; give an EPSG code", place);
}

/** A fit is an estimate: the report says how good. */
export function tellFit({ file }: Table, fit: ControlFit, log: IssueLog): void {
  const { points, rmsM, scale, rotation, residualsM } = fit;
  const worst = Math.max(...residualsM);
  const rms = rmsM === null ? "-" : rmsM.toFixed(3);
  const value = `${points} points, rms ${rms} m, scale ${scale.toFixed(6)}`;
  const place = { file, key: "control", value };
  if (rmsM === null) {
    const message = "the grid rests on two control points: nothing checks them; give a third";
    log.add("warning", "control-unchecked", message, place);
  } else if (worst > DOUBTFUL_M) {
    const message = "a control point misses by over 1 m; check its numbers";
    const told = { ...place, value: `${value}, worst ${worst.toFixed(3)} m` };
    log.add("warning", "control-miss", message, told);
  } else {
    log.add("note", "control-fit", "the grid is tied down by control points", place);
  }
  if (Math.abs(rotation) > DOUBTFUL_DEGREES) {
    const message =
      "the grid is turned by more than 10°: its first number may be the northing; say swap";
    log.add("warning", "control-turned", message, { ...place, value: `${rotation.toFixed(1)}°` });
  }
  if (Math.abs(scale - 1) > DOUBTFUL_SCALE) {
    const message = "the grid is not in metres, or a control point is wrong: its scale is not 1";
    log.add("warning", "control-scale", message, place);
  }
}
