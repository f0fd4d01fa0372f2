import type { ReactNode } from "react";
import { useStore } from "zustand";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { signedPeople } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";

const AWAY_PX = 28;
const CHIP_WIDTH = 190;
const CHIP_HEIGHT = 92;

/** The gain of the site under the pointer, beside it, never under it. */
export function DragChip({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const t = useText();
  const live = useStore(resultStore, (s) => s.live);
  const language = useStore(sessionStore, (s) => s.language);
  const field = useStore(sessionStore, (s) => s.question.field);
  if (live === null || Number.isNaN(live.x)) return null;
  const isRight = live.x + AWAY_PX + CHIP_WIDTH < width;
  const left = isRight ? live.x + AWAY_PX : live.x - AWAY_PX - CHIP_WIDTH;
  const top = Math.max(8, Math.min(height - CHIP_HEIGHT - 8, live.y + AWAY_PX / 2));
  const second = field === "age60" ? "people" : "age60";
  return (
    <div className="drag-chip" style={{ left, top, width: CHIP_WIDTH }} data-testid="drag-chip">
      {live.doubt === null ? (
        <>
          <div className="chip-figure">
            {signedPeople(live.gained[field] ?? 0, language)}
            <small>
              {" "}
              {t("frame.personUnit")} {fieldText(t, field)}
            </small>
          </div>
          <div>
            {fieldText(t, second)} {signedPeople(live.gained[second] ?? 0, language)}
          </div>
        </>
      ) : (
        <div className="loss">
          {t(live.doubt === "water" ? "siting.water" : "siting.notCounted")}
        </div>
      )}
    </div>
  );
}
