import type { FeatureCollection } from "geojson";
import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { PolygonCoordinates } from "../../../core/geo/polygon.ts";
import { shortestCrossing } from "../../../core/land/crossing.ts";
import type { LinkKind } from "../../../core/land/landmass.ts";
import { removeLink } from "../../../core/scenario/edit-commands.ts";
import { joinLands } from "../../../core/scenario/link-commands.ts";
import { inScenario, scenarioNumber } from "../../../state/edit-scenario.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { landmassName } from "../../scenario/edit-text.ts";
import { useActive } from "../../scenario/use-active.ts";
import { useText } from "../../text/translate.ts";
import { LINK_KINDS } from "../siting/link-fields.tsx";

/** Bridges, tunnels and ferry lines of the scenario: add one, take one away. */
export function LinkDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const baseline = useStore(regionStore, (s) => s.links);
  const { supply } = useActive();
  const number = scenarioNumber();
  const title = t("frame.scenarioNumbered", { number });
  const isOpen = new Set(supply.links.map(({ id }) => id));
  const added = supply.links.filter(({ id }) => !baseline.some((one) => one.id === id));
  const rows = [
    ...baseline.map((link) => ({
      id: link.id,
      kind: link.kind,
      name: language === "en" ? link.nameEn : link.name,
    })),
    ...added.map((link) => ({
      id: link.id,
      kind: link.kind,
      name: `${landmassName(link.a, language)} – ${landmassName(link.b, language)}`,
    })),
  ];
  return (
    <Sheet title={t("scenario.links")} size="small" onClose={onClose}>
      <div className="sheet-body">
        <AddLink title={title} onAdded={onClose} />
        <p className="quiet">{t("scenario.linksHelp")}</p>
        <ul className="source-list link-list">
          {rows.map(({ id, kind, name }) => (
            <li key={id} className="spread" data-closed={!isOpen.has(id)}>
              <span>
                {name} <span className="quiet">{t(`scenario.${kind}`)}</span>
              </span>
              {isOpen.has(id) && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() =>
                    inScenario(title, (document, scenario) => removeLink(document, scenario, id))
                  }
                >
                  {t("scenario.linkAway")}
                </button>
              )}
              {!isOpen.has(id) && <span className="loss">{t("scenario.linkGone")}</span>}
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

/** Two lands chosen by name; the line takes the shortest way between their shores. */
function AddLink(props: { readonly title: string; readonly onAdded: () => void }): ReactNode {
  const { title, onAdded } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { landmasses, land, links } = useStore(regionStore);
  const [kind, setKind] = useState<LinkKind>("bridge");
  const [a, setA] = useState("");
  const [b, setB] = useState("");
  const named = useMemo(
    () =>
      landmasses
        .filter(({ name }) => name !== undefined)
        .map(({ id }) => ({ id, name: landmassName(id, language) }))
        .sort((x, y) => x.name.localeCompare(y.name, language)),
    [landmasses, language],
  );
  const choose = (label: string, value: string, set: (id: string) => void): ReactNode => (
    <select
      className="field"
      aria-label={label}
      value={value}
      onChange={(event) => set(event.target.value)}
    >
      <option value="">{label}</option>
      {named.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
  const add = (): void => {
    const line = shortestCrossing(shoresOf(land, a), shoresOf(land, b));
    const known = links.map(({ id }) => id);
    inScenario(title, (document, scenario) =>
      joinLands(document, scenario, { a, b, kind, line }, known),
    );
    onAdded();
  };
  return (
    <div className="site-form flat">
      <Segmented
        label={t("scenario.links")}
        options={LINK_KINDS.map((one) => ({ value: one, label: t(`scenario.${one}`) }))}
        value={kind}
        onChange={setKind}
      />
      <span />
      {choose(t("scenario.linkFrom"), a, setA)}
      {choose(t("scenario.linkTo"), b, setB)}
      <div className="actions">
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={a === "" || b === "" || a === b}
          onClick={add}
        >
          {t("scenario.linkAdd")}
        </button>
      </div>
    </div>
  );
}

/** The outlines of a landmass as the map has them. */
function shoresOf(land: FeatureCollection | null, id: string): PolygonCoordinates[] {
  return (land?.features ?? []).flatMap(({ properties, geometry }) => {
    if (String(properties?.id) !== id) return [];
    const { coordinates } = geometry as unknown as { readonly coordinates: PolygonCoordinates[] };
    return geometry.type === "MultiPolygon" ? coordinates : [coordinates as never];
  });
}
