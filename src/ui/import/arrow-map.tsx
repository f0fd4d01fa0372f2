import type { Position } from "geojson";
import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import type { DatumShift, Diagnosis } from "../../core/import/datum-doctor.ts";
import { regionStore } from "../../state/region.ts";
import { sessionStore } from "../../state/session.ts";
import { metres } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { bearingText } from "./bearing-text.ts";

const WIDTH = 396;
const HEIGHT = 260;

/** Where the file has its places, and where the best datum puts them, over the coast; the arrow in metres. */
export function ArrowMap(props: {
  readonly sample: Diagnosis["sample"];
  readonly shift: DatumShift | null;
}): ReactNode {
  const { sample, shift } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const land = useStore(regionStore, (s) => s.land);
  const box = useMemo(() => boxAround(sample), [sample]);
  const coast = useMemo(() => {
    const paths: string[] = [];
    for (const { geometry } of land?.features ?? []) {
      if (geometry.type === "Polygon") paths.push(pathOf(geometry.coordinates, box));
      if (geometry.type === "MultiPolygon") {
        for (const rings of geometry.coordinates) paths.push(pathOf(rings, box));
      }
    }
    return paths.join("");
  }, [land, box]);
  const angle = shift === null ? 0 : (shift.bearing * Math.PI) / 180;
  const [tipX, tipY] = [Math.sin(angle) * 30, -Math.cos(angle) * 30];
  return (
    <figure className="import-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("import.mapLabel")}>
        <rect width={WIDTH} height={HEIGHT} fill="#D8E3E9" />
        <path d={coast} fill="#F5F3ED" stroke="#B9BDB8" strokeWidth="0.7" fillRule="evenodd" />
        {sample.map(({ file, corrected }, k) => {
          const [x, y] = onMap(file, box);
          const [cx, cy] = onMap(corrected, box);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sample never moves
            <g key={k}>
              <line x1={cx} y1={cy} x2={x} y2={y} stroke="#48535B" strokeWidth="0.6" />
              <circle cx={x} cy={y} r="3.2" fill="#fff" stroke="#C8102E" strokeWidth="1.4" />
              {shift !== null && <circle cx={cx} cy={cy} r="2.6" fill="#5B3A9B" />}
            </g>
          );
        })}
        {shift !== null && (
          <g transform={`translate(${WIDTH - 130} ${HEIGHT - 112})`}>
            <rect width="120" height="102" rx="4" fill="#fff" stroke="#E2E5E7" />
            <text x="60" y="22" textAnchor="middle" fontWeight="600" fontSize="14">
              {metres(shift.metres, language)}
            </text>
            <g transform="translate(60 56)">
              <line
                x1={-tipX}
                y1={-tipY * 0.6}
                x2={tipX * 0.8}
                y2={tipY * 0.5}
                stroke="#1B2329"
                strokeWidth="1.6"
              />
              <circle cx={-tipX} cy={-tipY * 0.6} r="4.5" fill="#5B3A9B" />
              <circle
                cx={tipX}
                cy={tipY * 0.6}
                r="5"
                fill="#fff"
                stroke="#C8102E"
                strokeWidth="2"
              />
            </g>
            <text x="60" y="94" textAnchor="middle" fontSize="11" fill="#48535B">
              {t("import.mapArrow", { bearing: bearingText(t, shift.bearing) })}
            </text>
          </g>
        )}
      </svg>
      <figcaption className="spread quiet">
        <span className="row">
          <Dot of="file" />
          {t("import.mapFile")}
          {shift !== null && (
            <>
              <Dot of="corrected" />
              {t("import.mapCorrected")}
            </>
          )}
        </span>
        <span>{t("import.mapSample", { count: sample.length })}</span>
      </figcaption>
    </figure>
  );
}

function Dot({ of }: { readonly of: "file" | "corrected" }): ReactNode {
  return (
    <svg width="12" height="12" aria-hidden="true">
      {of === "file" ? (
        <circle cx="6" cy="6" r="4" fill="#fff" stroke="#C8102E" strokeWidth="1.6" />
      ) : (
        <circle cx="6" cy="6" r="4" fill="#5B3A9B" />
      )}
    </svg>
  );
}

interface Box {
  readonly west: number;
  readonly north: number;
  /** Pixels per degree of longitude and latitude. */
  readonly kx: number;
  readonly ky: number;
}

/** The middle nine tenths of the places, so that a stray one does not shrink the rest away. */
function boxAround(sample: Diagnosis["sample"]): Box {
  const middle = (values: number[]): [number, number] => {
    const sorted = values.sort((a, b) => a - b);
    const cut = Math.floor(sorted.length * 0.05);
    return [sorted[cut] ?? 120, sorted[sorted.length - 1 - cut] ?? 121];
  };
  const [w, e] = middle(sample.flatMap(({ file, corrected }) => [file[0], corrected[0]]));
  const [s, n] = middle(sample.flatMap(({ file, corrected }) => [file[1], corrected[1]]));
  const squeeze = Math.cos((((s + n) / 2) * Math.PI) / 180);
  const ky = Math.min(
    (WIDTH * 0.84) / Math.max((e - w) * squeeze, 0.02),
    (HEIGHT * 0.84) / Math.max(n - s, 0.02),
  );
  const kx = ky * squeeze;
  return { west: (w + e) / 2 - WIDTH / 2 / kx, north: (s + n) / 2 + HEIGHT / 2 / ky, kx, ky };
}

function onMap([lon, lat]: readonly [number, number], box: Box): [number, number] {
  return [(lon - box.west) * box.kx, (box.north - lat) * box.ky];
}

/** Rings that touch the map as an SVG path, points nearer than half a pixel left out. */
function pathOf(rings: readonly Position[][], box: Box): string {
  let path = "";
  for (const ring of rings) {
    if (!isSeen(ring, box)) continue;
    let [lastX, lastY] = [Number.NEGATIVE_INFINITY, 0];
    for (const [lon, lat] of ring) {
      const x = (lon! - box.west) * box.kx;
      const y = (box.north - lat!) * box.ky;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.7) continue;
      path += `${lastX === Number.NEGATIVE_INFINITY ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
      [lastX, lastY] = [x, y];
    }
    path += "Z";
  }
  return path;
}

/** Whether the box around a ring touches the map. */
function isSeen(ring: readonly Position[], { west, north, kx, ky }: Box): boolean {
  const [east, south] = [west + WIDTH / kx, north - HEIGHT / ky];
  let [isEastOfWest, isWestOfEast, isNorthOfSouth, isSouthOfNorth] = [false, false, false, false];
  for (const [lon, lat] of ring) {
    isEastOfWest ||= lon! >= west;
    isWestOfEast ||= lon! <= east;
    isNorthOfSouth ||= lat! >= south;
    isSouthOfNorth ||= lat! <= north;
    if (isEastOfWest && isWestOfEast && isNorthOfSouth && isSouthOfNorth) return true;
  }
  return false;
}
