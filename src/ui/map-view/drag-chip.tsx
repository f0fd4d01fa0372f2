import "./drag-chip.css";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { type LiveFigures, resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { integer, people, signedPeople } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";
import { ChipRules } from "./chip-rules.tsx";

const AWAY_PX = 28;
const CHIP_WIDTH = 248;
/** With all its rows: it keeps clear of the lower edge before they come. */
const CHIP_HEIGHT = 280;

/** The gain of the sites in the hand, beside the pointer, never under it. */
export function DragChip({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const t = useText();
  const live = useStore(resultStore, (s) => s.live);
  if (live === null) return null;
  const isRight = live.x + AWAY_PX + CHIP_WIDTH < width;
  const left = isRight ? live.x + AWAY_PX : live.x - AWAY_PX - CHIP_WIDTH;
  const top = Math.max(8, Math.min(height - CHIP_HEIGHT - 8, live.y + AWAY_PX / 2));
  return (
    <div className="drag-chip" style={{ left, top, width: CHIP_WIDTH }} data-testid="drag-chip">
      {live.doubt === null ? (
        <Gain live={live} />
      ) : (
        <div className="loss">
          {t(live.doubt === "water" ? "siting.water" : "siting.notCounted")}
        </div>
      )}
      {live.rules !== null && <ChipRules rules={live.rules} />}
    </div>
  );
}

/** Who is newly in reach and who was before, gaps closed, and places short in the unit. */
function Gain({ live }: { readonly live: LiveFigures }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const field = useStore(sessionStore, (s) => s.question.field);
  const second = field === "age60" ? "people" : "age60";
  const gained = live.gained[field];
  const already = live.already[field];
  return (
    <>
      <div className="chip-head">
        <div className="chip-figure">
          {gained === undefined ? "—" : signedPeople(gained, language)}
          <small>
            {" "}
            {t("frame.personUnit")} {fieldText(t, field)}
          </small>
        </div>
        <Ring part={gained ?? 0} whole={(gained ?? 0) + (already ?? 0)} />
      </div>
      <dl className="chip-rows">
        {live.gained[second] !== undefined && (
          <>
            <dt>{fieldText(t, second)}</dt>
            <dd>{signedPeople(live.gained[second], language)}</dd>
          </>
        )}
        <dt>
          <span className="chip-key" style={{ background: ALREADY }} />
          {t("scenario.chipAlready")}
        </dt>
        <dd>{people(already, language)}</dd>
        <dt>{t("scenario.chipGaps")}</dt>
        <dd data-testid="chip-gaps">
          {live.gapsClosed === null ? "—" : integer(live.gapsClosed, language)}
        </dd>
        {live.inHand.length > 1 && (
          <>
            <dt>{t("scenario.chipTogether")}</dt>
            <dd data-testid="chip-together">
              {t("scenario.chipSites", { count: live.inHand.length })}
            </dd>
          </>
        )}
        {live.shortfall !== null && <Shortfall shortfall={live.shortfall} />}
      </dl>
    </>
  );
}

/** Places short in the unit under the pointer: without the site, and with it. */
function Shortfall(props: {
  readonly shortfall: NonNullable<LiveFigures["shortfall"]>;
}): ReactNode {
  const { unitId, without, now } = props.shortfall;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const unit = useStore(regionStore, (s) => s.units.get(unitId));
  if (unit === undefined) return null;
  return (
    <>
      <dt>{t("scenario.chipShort", { place: unitName(unit, language) })}</dt>
      <dd data-testid="chip-short">
        {integer(without, language)} → {integer(now, language)}
      </dd>
    </>
  );
}

const NEWLY = "var(--new)";
const ALREADY = "#3f8893";
const RADIUS = 13;
const AROUND = 2 * Math.PI * RADIUS;

/** Of all in reach of the site: the part newly covered, from the top clockwise, and the rest. */
function Ring({ part, whole }: { readonly part: number; readonly whole: number }): ReactNode {
  const length = whole === 0 ? 0 : (part / whole) * AROUND;
  return (
    <svg className="chip-ring" width="34" height="34" viewBox="0 0 34 34" aria-hidden="true">
      <g fill="none" strokeWidth="6" transform="rotate(-90 17 17)">
        <circle cx="17" cy="17" r={RADIUS} stroke={whole === 0 ? "var(--line)" : ALREADY} />
        <circle cx="17" cy="17" r={RADIUS} stroke={NEWLY} strokeDasharray={`${length} ${AROUND}`} />
      </g>
    </svg>
  );
}
