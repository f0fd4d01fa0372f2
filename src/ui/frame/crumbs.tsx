import { Fragment, type ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { pathOf } from "../../state/select/unit-tree.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { GroupGlyph } from "../kit/icons.tsx";
import { useGroups } from "../map-view/use-groups.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";

const PROVINCE_ID = "330000";

/** The unit worked on and everything above it; a click steps back out. */
export function Crumbs(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const focus = useStore(sessionStore, (s) => s.focus);
  const units = useStore(regionStore, (s) => s.units);
  const groups = useGroups();
  const path = pathOf(units, focus);
  const county = path.find(({ level }) => level === "county");
  const glyph = county === undefined ? null : groups.glyphOf(county.id);
  const step = (id: string | null): void => {
    sessionStore.setState({ focus: id, selection: null });
    actions.fitUnit(id ?? PROVINCE_ID);
  };
  return (
    <nav className="crumbs" aria-label={t("frame.province")}>
      <button type="button" onClick={() => step(null)}>
        {t("frame.province")}
      </button>
      {path.map((unit) => (
        <Fragment key={unit.id}>
          <span className="sep" aria-hidden="true">
            ›
          </span>
          <button type="button" onClick={() => step(unit.id)}>
            {unitName(unit, language)}
          </button>
        </Fragment>
      ))}
      {glyph !== null && (
        <span className="tag">
          <span className="row">
            <GroupGlyph of={glyph} />
            {t(glyph === "mountain" ? "frame.mountain" : "frame.island")}
          </span>
        </span>
      )}
    </nav>
  );
}
