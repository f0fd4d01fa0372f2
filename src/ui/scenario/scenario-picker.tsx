import type { ReactNode } from "react";
import { useStore } from "zustand";
import { BASELINE, type Diff, scenariosOf } from "../../core/scenario/document.ts";
import { addScenario, forkScenario } from "../../core/scenario/scenario-commands.ts";
import { dispatch, documentStore } from "../../state/document.ts";
import { scenarioNumber } from "../../state/edit-scenario.ts";
import { sessionStore } from "../../state/session.ts";
import { Icon } from "../kit/icons.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { useText } from "../text/translate.ts";
import { useActive } from "./use-active.ts";

/** The scenario in the top bar: choose one, make one, copy one, compare. */
export function ScenarioPicker(): ReactNode {
  const t = useText();
  const document = useStore(documentStore, (s) => s.document);
  const { id: active, scenario } = useActive();
  const choose = (id: string): void => sessionStore.setState({ scenario: id, selection: null });
  const make = (diff: Diff): void => {
    dispatch(diff, { history: "record" });
    const id = Object.keys(diff)[0];
    if (id !== undefined && documentStore.getState().document.entries[id] !== undefined) choose(id);
  };
  const numbered = t("frame.scenarioNumbered", { number: scenarioNumber() });
  const items: MenuItem[] = [
    { id: BASELINE, title: t("frame.baseline") },
    ...scenariosOf(document),
  ].map(({ id, title }) => ({
    key: id,
    label: title,
    isChecked: id === active,
    onPick: () => choose(id),
  }));
  items.push({
    key: "+new",
    label: t("frame.scenarioNew"),
    isApart: true,
    onPick: () => make(addScenario(document, numbered)),
  });
  if (scenario !== null) {
    const title = t("frame.scenarioCopyOf", { title: scenario.title });
    items.push({
      key: "+fork",
      label: t("frame.scenarioFork"),
      onPick: () => make(forkScenario(document, active, title)),
    });
  }
  items.push({
    key: "+compare",
    label: t("frame.compare"),
    isApart: true,
    onPick: () => sessionStore.setState({ step: "scenario", isComparing: true }),
  });
  return (
    <Menu
      testId="scenario-picker"
      label={t("frame.scenarioChoose")}
      button={
        <>
          <Icon name="scenario" />
          <span className="ellipsis" style={{ maxWidth: 180 }}>
            {scenario?.title ?? t("frame.baseline")}
          </span>
          <Icon name="chevron" size={14} />
        </>
      }
      items={items}
    />
  );
}
