import type { ReactNode } from "react";
import { useStore } from "zustand";
import { CELL_COLOURS } from "../../map/palette.ts";
import { radiiOf } from "../../state/question-settings.ts";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { metres, minutes } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";

/** Cells by state and crowd, circles, gaps; the newly covered while a site is dragged. */
export function CellLegend(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  const isDragging = useStore(resultStore, (s) => s.live !== null);
  const isGrid = useStore(regionStore, (s) => s.ownFields === null);
  const who = fieldText(t, question.field);
  const { cutoff, speedMps } = question;
  const radiiM = radiiOf(question);
  const radii = radiiM.map((radius) => metres(radius, language));
  // A question in minutes is told in minutes; its metres stand at the circles.
  const reaches = "m" in cutoff ? radii : radiiM.map((m) => minutes(m, speedMps, language));
  const outer = reaches.at(-1)!;
  const states: (readonly [number, string])[] = [
    [0, t("legend.inside", { reach: reaches[0]! })],
    ...(reaches.length > 1
      ? [[1, t("legend.between", { from: reaches[0]!, to: outer })] as const]
      : []),
    [2, t("legend.beyond", { reach: outer })],
    ...(isDragging ? [[3, t("legend.newly")] as const] : []),
  ];
  return (
    <>
      <h3>{isGrid ? t("legend.cells", { who }) : who}</h3>
      <div className="spread quiet" style={{ width: 44 }}>
        <span>{t("legend.few")}</span>
        <span>{t("legend.many")}</span>
      </div>
      {states.map(([state, text]) => (
        <div key={state} className="line">
          <span className="shades">
            {CELL_COLOURS[state]!.map((colour) => (
              <i
                key={colour}
                style={{
                  background: colour,
                  ...(state === 3 ? { outline: "1.6px solid #00594a" } : {}),
                }}
              />
            ))}
          </span>
          {text}
        </div>
      ))}
      <hr />
      <div className="line">
        <svg width="44" height="16" aria-hidden="true">
          <circle cx="9" cy="8" r="6.5" fill="#0b667519" stroke="#0b6675" strokeWidth="1.4" />
          {radii.length > 1 && (
            <circle
              cx="28"
              cy="8"
              r="6.5"
              fill="#0b667512"
              stroke="#0b6675"
              strokeWidth="1.2"
              strokeDasharray="3 2"
            />
          )}
        </svg>
        {radii.join(language === "en" ? ", " : "，")} {t("legend.circle")}
      </div>
      <div className="line">
        <svg width="44" height="16" aria-hidden="true">
          <path
            d="M2 3h40v10H2ZM8 13 18 3M18 13 28 3M28 13 38 3"
            fill="none"
            stroke="#9c4210"
            strokeWidth="1.2"
          />
        </svg>
        {t("legend.gap")}
      </div>
    </>
  );
}
