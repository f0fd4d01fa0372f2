import type { CoverageAnswer, Question } from "../core/analysis/question.ts";
import { InputError } from "../core/base/issue.ts";
import { Cancelled } from "../core/base/tick.ts";
import type { Bounds } from "../map/scene.ts";
import { PLACES_ZOOM } from "../map/zoom-levels.ts";
import { documentStore } from "../state/document.ts";
import { type QuestionSettings, radiiOf, ruleOf } from "../state/question-settings.ts";
import { regionStore } from "../state/region.ts";
import { resultStore } from "../state/results.ts";
import { isSameBesideRules } from "../state/rule-choices.ts";
import { type Active, activeScenario, dateIn } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";

type Asked = Pick<Active, "scenario" | "edits">;
const NO_SCENARIO: Asked = { scenario: null, edits: [] };

export interface Answering {
  /** Asks anew whatever the screen shows. */
  readonly refresh: () => void;
  readonly cancel: () => void;
  /** The part of the map on screen changed. */
  readonly setWindow: (window: Bounds, zoom: number) => void;
}

/**
 * Keeps the results in step with question, candidates and facilities: the newest question wins,
 * an older one is aborted, and what is on screen stays until its answer is there.
 */
export function answerQuestions(client: Client): Answering {
  let running: AbortController | null = null;
  let drawing: AbortController | null = null;
  let view: { window: Bounds; zoom: number } | null = null;

  const refresh = (): void => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const { question } = sessionStore.getState();
    resultStore.setState({ running: { since: performance.now(), share: null }, failure: null });
    answerAll(client, question, activeScenario(), controller.signal)
      .catch((error: unknown) => {
        if (error instanceof Cancelled) return;
        const issues = error instanceof InputError ? error.issues : [];
        const message = error instanceof Error ? error.message : String(error);
        resultStore.setState({ failure: { message, issues }, live: null });
      })
      .finally(() => {
        if (running !== controller) return;
        running = null;
        resultStore.setState({ running: null });
        drawCircles();
      });
  };

  const drawCircles = (): void => {
    drawing?.abort();
    const { settings, answer } = resultStore.getState();
    if (view === null || view.zoom < PLACES_ZOOM || settings === null || answer === null) {
      if (resultStore.getState().circles !== null) resultStore.setState({ circles: null });
      return;
    }
    const controller = new AbortController();
    drawing = controller;
    const without = resultStore.getState().live?.inHand ?? [];
    const question = questionOf(settings, activeScenario());
    const args = { ...question, radiiM: radiiOf(settings), window: view.window, without };
    client
      .call("circles.draw", args, { signal: controller.signal })
      .then((circles) => resultStore.setState({ circles }))
      .catch((error: unknown) => {
        if (!(error instanceof Cancelled)) resultStore.setState({ circles: null });
      });
  };

  sessionStore.subscribe((now, before) => {
    if (now.question !== before.question) refresh();
    else if (now.floorPeople !== before.floorPeople) refresh();
    else if (now.scenario !== before.scenario) refresh();
  });
  documentStore.subscribe((now, before) => {
    if (!isSameBesideRules(now.document, before.document)) refresh();
  });
  resultStore.subscribe((now, before) => {
    // Sites in the air carry their own circles.
    if (now.live?.inHand !== before.live?.inHand) drawCircles();
  });
  regionStore.subscribe((now, before) => {
    if (now.facilities !== before.facilities) refresh();
  });

  return {
    refresh,
    cancel: () => running?.abort(),
    setWindow: (window, zoom) => {
      view = { window, zoom };
      drawCircles();
    },
  };
}

function questionOf(settings: QuestionSettings, { scenario, edits }: Asked): Question {
  const { asOf } = settings;
  return { rule: ruleOf(settings), asOf: dateIn(scenario, asOf), listDate: asOf, edits };
}

async function answerAll(
  client: Client,
  settings: QuestionSettings,
  active: Active,
  signal: AbortSignal,
): Promise<void> {
  const question = questionOf(settings, active);
  const answer = await client.call("coverage.answer", question, { signal });
  const baseline = active.scenario === null ? answer : await baselineOf(client, settings, signal);
  resultStore.setState({
    settings,
    scenario: active.id,
    answer,
    summaries: answer.summaries,
    baseline: baseline.summaries,
    live: null,
  });
  const { floorPeople } = sessionStore.getState();
  const onProgress = (done: number, total: number): void => {
    const { running } = resultStore.getState();
    if (running !== null) resultStore.setState({ running: { ...running, share: done / total } });
  };
  const gaps = await client.call(
    "gaps.trace",
    { ...question, floorPeople },
    { signal, onProgress },
  );
  resultStore.setState({ gaps });
}

function baselineOf(
  client: Client,
  settings: QuestionSettings,
  signal: AbortSignal,
): Promise<CoverageAnswer> {
  return client.call("coverage.answer", questionOf(settings, NO_SCENARIO), { signal });
}
