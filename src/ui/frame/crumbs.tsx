import { Fragment, type ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore, type UnitView } from "../../state/region.ts";
import { sessionStore } from "../../state/session.ts";
import { GroupGlyph } from "../kit/icons.tsx";
import { useGroups } from "../map-view/use-groups.ts";
import { unitName } from "../text/unit-name.ts";
import { useText } from "../text/translate.ts";

/** Where the selection lies: province, city, county, town. */
export function Crumbs(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const selection = useStore(sessionStore, (s) => s.selection);
  const units = useStore(regionStore, (s) => s.units);
  const groups = useGroups();
  const path: UnitView[] = [];
  let at = selection?.kind === "unit" ? units.get(selection.id) : undefined;
  while (at !== undefined && at.level !== "province") {
    path.unshift(at);
    at = at.parent === null ? undefined : units.get(at.parent);
  }
  const county = path.find(({ level }) => level === "county");
  const glyph = county === undefined ? null : groups.glyphOf(county.id);
  return (
    <nav className="crumbs" aria-label={t("frame.province")}>
      <span>{t("frame.province")}</span>
      {path.map((unit) => (
        <Fragment key={unit.id}>
          <span className="sep" aria-hidden="true">
            ›
          </span>
          <span>{unitName(unit, language)}</span>
        </Fragment>
      ))}
      {glyph !== null && (
        <span className="tag row">
          <GroupGlyph of={glyph} />
          {t(glyph === "mountain" ? "frame.mountain" : "frame.island")}
        </span>
      )}
    </nav>
  );
}
