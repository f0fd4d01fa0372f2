import { type ReactNode, Suspense, useState } from "react";
import { useStore } from "zustand";
import { scenariosOf } from "../../../core/scenario/document.ts";
import {
  changeScenario,
  mergeScenarios,
  moveScenario,
  removeScenario,
} from "../../../core/scenario/scenario-commands.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { Icon } from "../../kit/icons.tsx";
import { lazyPart } from "../../kit/lazy-part.tsx";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { questionTitle } from "../../question/question-text.ts";
import { ScenarioPicker } from "../../scenario/scenario-picker.tsx";
import { useActive } from "../../scenario/use-active.ts";
import { useText } from "../../text/translate.ts";
import { DrawButtons } from "../siting/draw-buttons.tsx";
import { MarkedBar } from "../siting/marked-bar.tsx";
import { SiteForm } from "../siting/site-form.tsx";
import { SiteList } from "../siting/site-list.tsx";
import { Ledger } from "./ledger.tsx";

const PasteDialog = lazyPart<{ readonly onClose: () => void }>(
  [],
  async () => (await import("../siting/paste-dialog.tsx")).PasteDialog,
).Part;
const LinkDialog = lazyPart<{ readonly onClose: () => void }>(
  [],
  async () => (await import("./link-dialog.tsx")).LinkDialog,
).Part;

const ComparePanel = lazyPart(
  ["compare"],
  async () => (await import("../compare/compare-panel.tsx")).ComparePanel,
).Part;

/** 方案: the scenario worked on, or several beside each other. */
export function ScenarioPanel(): ReactNode {
  const isComparing = useStore(sessionStore, (s) => s.isComparing);
  return isComparing ? (
    <Suspense fallback={null}>
      <ComparePanel />
    </Suspense>
  ) : (
    <EditPanel />
  );
}

/** What was changed above the present, in order, and what it comes to. */
function EditPanel(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  const { scenario, edits } = useActive();
  const [dialog, setDialog] = useState<"none" | "paste" | "links">("none");
  return (
    <>
      <div className="panel-head">
        <div className="grow-text">
          {scenario === null ? (
            <h2>{t("frame.baseline")}</h2>
          ) : (
            <TextField
              key={scenario.id}
              className="title-field"
              label={t("scenario.rename")}
              value={scenario.title}
              onChange={(title) => change(scenario.id, { title })}
            />
          )}
          <div className="quiet">
            {scenario === null
              ? t("scenario.baselineHelp")
              : t("scenario.intro", { count: edits.length })}
          </div>
        </div>
        {scenario === null ? <ScenarioPicker /> : <ScenarioMenu id={scenario.id} />}
      </div>
      {scenario !== null && <YearRow id={scenario.id} year={scenario.year} />}
      <div className="section spread">
        <h3>{t("scenario.changes")}</h3>
        <span className="quiet">{t("scenario.stepHint")}</span>
      </div>
      {edits.length === 0 && <p className="empty quiet">{t("scenario.empty")}</p>}
      <SiteList />
      <MarkedBar />
      <div className="section row-links">
        <button type="button" className="link-button" onClick={() => actions.addSite(null)}>
          + {t("siting.addMiddle")} <kbd className="tag">N</kbd>
        </button>
        <DrawButtons />
        <button type="button" className="link-button" onClick={() => setDialog("paste")}>
          {t("scenario.paste")}
        </button>
        <button type="button" className="link-button" onClick={() => setDialog("links")}>
          {t("scenario.links")}
        </button>
      </div>
      <SiteForm />
      <div className="section">
        <div className="spread">
          <h3>{t("scenario.ledger")}</h3>
          <span className="quiet">{questionTitle(t, question, language)}</span>
        </div>
        <Ledger />
      </div>
      {scenario !== null && (
        <div className="section">
          <label className="quiet" htmlFor="scenario-note">
            {t("scenario.note")}
          </label>
          <TextField
            key={scenario.id}
            id="scenario-note"
            className="field wide"
            mayBeEmpty
            maxLength={2000}
            placeholder={t("scenario.notePlaceholder")}
            value={scenario.note}
            onChange={(note) => change(scenario.id, { note })}
          />
        </div>
      )}
      <Suspense fallback={null}>
        {dialog === "paste" && <PasteDialog onClose={() => setDialog("none")} />}
        {dialog === "links" && <LinkDialog onClose={() => setDialog("none")} />}
      </Suspense>
    </>
  );
}

const YEARS = ["base", "2025", "2027", "2030", "2035"] as const;

/** The phase that map and figures show. */
function YearRow(props: { readonly id: string; readonly year: number | null }): ReactNode {
  const { id, year } = props;
  const t = useText();
  const value = YEARS.find((one) => one === String(year)) ?? "base";
  return (
    <div className="section spread">
      <span className="quiet nowrap">{t("scenario.asOf")}</span>
      <Segmented
        label={t("scenario.asOf")}
        options={YEARS.map((one) => ({
          value: one,
          label: one === "base" ? t("scenario.baseYear") : one,
        }))}
        value={value}
        onChange={(one) => change(id, { year: one === "base" ? null : Number(one) })}
      />
    </div>
  );
}

function change(id: string, values: Parameters<typeof changeScenario>[2]): void {
  const { document } = documentStore.getState();
  dispatch(changeScenario(document, id, values), { history: "record" });
}

/** What can be done with a scenario as a whole. */
function ScenarioMenu({ id }: { readonly id: string }): ReactNode {
  const t = useText();
  const document = useStore(documentStore, (s) => s.document);
  const list = scenariosOf(document);
  const at = list.findIndex((one) => one.id === id);
  const step = (diff: ReturnType<typeof moveScenario>): void =>
    dispatch(diff, { history: "record" });
  const items: MenuItem[] = [
    {
      key: "compare",
      label: t("frame.compare"),
      onPick: () => sessionStore.setState({ isComparing: true }),
    },
    {
      key: "up",
      label: t("scenario.up"),
      isApart: true,
      isDisabled: at === 0,
      onPick: () => step(moveScenario(document, id, at - 1)),
    },
    {
      key: "down",
      label: t("scenario.down"),
      isDisabled: at === list.length - 1,
      onPick: () => step(moveScenario(document, id, at + 1)),
    },
    ...list
      .filter((one) => one.id !== id)
      .map((one, k) => ({
        key: `merge-${one.id}`,
        label: t("scenario.mergeIn", { title: one.title }),
        isApart: k === 0,
        onPick: () => step(mergeScenarios(document, id, one.id)),
      })),
    {
      key: "delete",
      label: t("scenario.remove"),
      isApart: true,
      onPick: () => {
        step(removeScenario(document, id));
        sessionStore.setState({ selection: null });
      },
    },
  ];
  return (
    <Menu kind="plain" label={t("scenario.more")} button={<Icon name="more" />} items={items} />
  );
}
