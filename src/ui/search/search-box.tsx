import "./search.css";
import { type ReactNode, useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { sessionStore } from "../../state/session.ts";
import { type Actions, useActions } from "../actions.ts";
import { ClassShape, GroupGlyph, Icon } from "../kit/icons.tsx";
import { useGroups } from "../map-view/use-groups.ts";
import { degrees } from "../text/format.ts";
import { classText } from "../text/names.ts";
import { type Translate, useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";
import { type Found, find } from "./find.ts";
import { nameInitials } from "./initials.ts";

const FACILITY_ZOOM = 13.5;
const PLACE_ZOOM = 12.5;

/** Find a county, town, facility or coordinates; arrows choose, Enter goes there. */
export function SearchBox(): ReactNode {
  const t = useText();
  const actions = useActions();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [initials, setInitials] = useState<string | null>(null);
  const { units, facilities } = useStore(regionStore);
  const found = useMemo(
    () =>
      isOpen
        ? find(query, units.values(), facilities, ({ name }) =>
            initials === null ? "" : nameInitials(name, initials),
          )
        : [],
    [isOpen, query, units, facilities, initials],
  );
  const isListed = isOpen && query.trim() !== "";
  const choose = (one: Found | undefined): void => {
    if (one === undefined) return;
    go(one, actions);
    setQuery("");
    setOpen(false);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return (
    <search className="search">
      <Icon name="search" />
      <input
        id="search"
        role="combobox"
        aria-label={t("search.label")}
        aria-expanded={isListed}
        aria-controls={listId}
        aria-activedescendant={isListed && found.length > 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={t("search.placeholder")}
        value={query}
        onFocus={() => {
          setOpen(true);
          if (initials === null) {
            void actions.pinyinInitials().then(setInitials);
          }
        }}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setActive(Math.min(active + 1, found.length - 1));
          else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
          else if (event.key === "Enter") choose(found[active]);
          else if (event.key === "Escape") {
            setQuery("");
            event.currentTarget.blur();
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {query === "" && <kbd className="tag">/</kbd>}
      {isListed && (
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox
        <ul id={listId} className="search-list" role="listbox" aria-label={t("search.results")}>
          {found.length === 0 && <li>{t("search.none")}</li>}
          {found.map((one, k) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
            <li
              key={keyOf(one)}
              id={`${listId}-${k}`}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
              role="option"
              aria-selected={k === active}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setActive(k)}
              onClick={() => choose(one)}
            >
              <FoundLine found={one} t={t} />
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function FoundLine({ found, t }: { readonly found: Found; readonly t: Translate }): ReactNode {
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const { glyphOf } = useGroups();
  switch (found.kind) {
    case "place": {
      const { lon, lat } = found;
      return <span>{t("search.coordinates", { lon: degrees(lon), lat: degrees(lat) })}</span>;
    }
    case "facility":
      return (
        <>
          <ClassShape of={found.facility.class} />
          <span className="ellipsis">{found.facility.name}</span>
          <span className="quiet">{classText(t, found.facility.class)}</span>
        </>
      );
    case "unit": {
      const { unit } = found;
      const parent = unit.parent === null ? undefined : units.get(unit.parent);
      const glyph = unit.level === "county" ? glyphOf(unit.id) : null;
      return (
        <>
          {glyph === null ? <span style={{ width: 14 }} /> : <GroupGlyph of={glyph} />}
          <span className="ellipsis">{unitName(unit, language)}</span>
          <span className="quiet nowrap">
            {parent === undefined ? "" : unitName(parent, language)}
          </span>
        </>
      );
    }
  }
}

function keyOf(found: Found): string {
  switch (found.kind) {
    case "unit":
      return found.unit.id;
    case "facility":
      return found.facility.key;
    case "place":
      return "place";
  }
}

function go(found: Found, actions: Actions): void {
  switch (found.kind) {
    case "place":
      sessionStore.setState({ selection: { kind: "place", lon: found.lon, lat: found.lat } });
      actions.goTo(found.lon, found.lat, PLACE_ZOOM);
      return;
    case "facility":
      sessionStore.setState({ selection: { kind: "facility", key: found.facility.key } });
      actions.goTo(found.facility.lon, found.facility.lat, FACILITY_ZOOM);
      return;
    case "unit":
      sessionStore.setState({
        selection: { kind: "unit", id: found.unit.id },
        focus: found.unit.id,
      });
      actions.fitUnit(found.unit.id);
      return;
  }
}
