import type { ReactNode } from "react";
import { CHANGE_COLOURS } from "../../map/palette.ts";
import { useText } from "../text/translate.ts";

/** The fixed classes of change. */
export function ChangeLegend(): ReactNode {
  const t = useText();
  const labels = [
    t("compare.gain10"),
    t("compare.gain5"),
    t("compare.gain1"),
    t("compare.gain0"),
    t("compare.same"),
    `${t("compare.loss")} 0–1`,
    "1–5",
    "5–10",
    "≥ 10",
  ];
  return (
    <>
      <h3>{t("compare.legend")}</h3>
      {labels.map((label, k) => (
        <div key={label} className="change-key">
          <i className="change-swatch" style={{ background: CHANGE_COLOURS[k] }} />
          {label}
        </div>
      ))}
    </>
  );
}
