import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { addLink, removeLink } from "../../../core/scenario/edit-commands.ts";
import { inScenario, scenarioNumber } from "../../../state/edit-scenario.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { Sheet } from "../../kit/sheet.tsx";
import { landmassName } from "../../scenario/edit-text.ts";
import { useActive } from "../../scenario/use-active.ts";
import { useText } from "../../text/translate.ts";

type Kind = "bridge" | "tunnel" | "ferry";
const KINDS: readonly Kind[] = ["bridge", "tunnel", "ferry"];

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
        <AddLink title={title} />
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

function AddLink({ title }: { readonly title: string }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const landmasses = useStore(regionStore, (s) => s.landmasses);
  const [kind, setKind] = useState<Kind>("bridge");
  const [a, setA] = useState("");
  const [b, setB] = useState("");
  const [year, setYear] = useState<number | null>(null);
  const [minutes, setMinutes] = useState<number | null>(null);
  const [perDay, setPerDay] = useState<number | null>(null);
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
    const link = {
      id: `${kind}-${a}-${b}`,
      a,
      b,
      kind,
      ...(year === null ? {} : { openYear: year }),
      ...(kind !== "ferry" || minutes === null ? {} : { minutes }),
      ...(kind !== "ferry" || perDay === null ? {} : { perDay }),
    };
    inScenario(title, (document, scenario) => addLink(document, scenario, link));
    setA("");
    setB("");
  };
  return (
    <div className="site-form flat">
      <Segmented
        label={t("scenario.links")}
        options={KINDS.map((one) => ({ value: one, label: t(`scenario.${one}`) }))}
        value={kind}
        onChange={setKind}
      />
      <span />
      {choose(t("scenario.linkFrom"), a, setA)}
      {choose(t("scenario.linkTo"), b, setB)}
      <span className="quiet">{t("scenario.year")}</span>
      <NumberField
        label={t("scenario.year")}
        value={year}
        min={1900}
        max={2100}
        onChange={setYear}
      />
      {kind === "ferry" && (
        <>
          <span className="quiet">{t("scenario.linkMinutes")}</span>
          <NumberField
            label={t("scenario.linkMinutes")}
            value={minutes}
            min={1}
            max={1440}
            onChange={setMinutes}
          />
          <span className="quiet">{t("scenario.linkPerDay")}</span>
          <NumberField
            label={t("scenario.linkPerDay")}
            value={perDay}
            min={0}
            max={200}
            onChange={setPerDay}
          />
        </>
      )}
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
