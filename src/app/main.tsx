import { createRoot } from "react-dom/client";
import { Cancelled } from "../core/base/tick.ts";
import type { Demand } from "../core/demand/demand.ts";
import { regionStore } from "../state/region.ts";
import { resultStore } from "../state/results.ts";
import { sessionStore } from "../state/session.ts";
import { ActionsContext } from "../ui/actions.ts";
import { AppFrame } from "../ui/app-frame.tsx";
import { translator } from "../ui/text/translate.ts";
import { createClient } from "../workers/client.ts";
import { answerQuestions } from "./answer-questions.ts";
import { appActions } from "./app-actions.ts";
import { listenToKeys } from "./commands.ts";
import { compareWhileShown } from "./compare-scenarios.ts";
import type { Evaluating } from "./evaluate-rules.ts";
import { LaterInputs } from "./later-inputs.ts";
import type { LiveDrag } from "./live-drag.ts";
import { MapLink } from "./map-link.ts";
import { openRegion } from "./open-region.ts";
import { Autosave } from "./project/autosave.ts";
import { currentProject } from "./project/projects.ts";

const client = createClient();
const project = currentProject();
const autosave = new Autosave(project);
const inputs = new LaterInputs(client, project);
let drag: LiveDrag | null = null;
const dragNow = (): LiveDrag | null => drag;

async function start(): Promise<void> {
  await autosave.restore();
  const answering = answerQuestions(client);
  const map = new MapLink(answering, dragNow);
  let evaluating: Evaluating | null = null;
  const actions = appActions(client, map, answering, inputs, autosave, () => evaluating);
  autosave.start();
  compareWhileShown(client);
  listenToKeys(actions, dragNow);
  const showLanguage = (): void => {
    document.documentElement.lang = sessionStore.getState().language;
  };
  showLanguage();
  sessionStore.subscribe(showLanguage);
  regionStore.subscribe(({ demand }, before) => {
    if (demand !== null && demand !== before.demand) void prepareDrag(demand);
  });
  createRoot(document.getElementById("app")!).render(
    <ActionsContext value={actions}>
      <AppFrame onIntent={map.onIntent} onView={map.setView} />
    </ActionsContext>,
  );
  await openRegion(client, inputs.areThere ? inputs.show : null);
  await inputs.show();
  // The rules are no part of the first screen.
  const { evaluateRules } = await import("./evaluate-rules.ts");
  evaluating = evaluateRules(client);
  await evaluating.open();
  const { drawReference } = await import("./reference-layers.ts");
  drawReference(client);
  const { checkDigest } = await import("./project/project-actions.ts");
  await checkDigest(client, await inputs.get(), project);
}

/** Nothing can be carried about before the cells are there: what carries it comes with them. */
async function prepareDrag(demand: Demand): Promise<void> {
  const [{ LiveDrag }, { CarriedRules }] = await Promise.all([
    import("./live-drag.ts"),
    import("./carried-rules.ts"),
  ]);
  drag ??= new LiveDrag(new CarriedRules(client), () => client.call("demand.neighbours", null));
  drag.prepare(demand);
}

// What a key or a click asks for may fail to come, as after an update of the server: it is told,
// never lost, and all else stays usable.
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof Cancelled) return;
  const message = String(reason?.message ?? reason);
  const isPart = /import|preload/.test(message);
  const help = isPart ? translator(sessionStore.getState().language)("frame.notLoaded") : "";
  resultStore.setState({ failure: { message: `${help} ${message}`.trim(), issues: [] } });
});
void start();
