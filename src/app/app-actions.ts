import type { NamedBytes, PlanRun } from "../core/analysis/plan-run.ts";
import { InputError } from "../core/base/issue.ts";
import type { Projection } from "../core/demand/projection.ts";
import type { HeightGrid } from "../core/geo/height-grid.ts";
import { csvBytes, csvText } from "../io/write/csv.ts";
import { regionStore } from "../state/region.ts";
import { rulesStore } from "../state/rules.ts";
import { activeScenario } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";
import type { Actions } from "../ui/actions.ts";
import { isPlanFile } from "../ui/panels/data/plan-file.ts";
import { translator } from "../ui/text/translate.ts";
import type { Client } from "../workers/client.ts";
import type { Answering } from "./answer-questions.ts";
import { APP_NAME } from "./app-version.ts";
import { download } from "./download.ts";
import type { Evaluating } from "./evaluate-rules.ts";
import { laterFairness } from "./later-fairness.ts";
import type { LaterInputs } from "./later-inputs.ts";
import { addSite, type MapLink } from "./map-link.ts";
import { openRegion, regionUrl } from "./open-region.ts";
import type { WorkPlan } from "./plan-of-work.ts";
import type { Autosave } from "./project/autosave.ts";
import { laterProject } from "./project/later-project.ts";

/** What the screens can ask for, over the worker, the map and the stores. */
export function appActions(
  client: Client,
  map: MapLink,
  answering: Answering,
  inputs: LaterInputs,
  autosave: Autosave,
  evaluating: () => Evaluating | null,
): Actions {
  const runPlan = async (files: readonly NamedBytes[]): Promise<PlanRun> => {
    const plan = files.find(isPlanFile);
    if (plan === undefined) {
      const message = "none of the files is a plan";
      const issue = { severity: "error", code: "no-plan", count: 1, message, params: {} } as const;
      return { ok: false, issues: [{ ...issue, examples: [] }] };
    }
    const planText = new TextDecoder().decode(plan.bytes);
    return client.call("plan.run", {
      planText,
      files,
      app: APP_NAME,
      scenario: "all",
      only: null,
    });
  };
  return {
    fitBounds: (bounds) => map.view?.fitBounds(bounds),
    fitUnit: (id) => map.fitUnit(id),
    goTo: (lon, lat, zoom) => map.view?.jumpTo({ center: [lon, lat], zoom }),
    middle: () => map.view?.middle() ?? null,
    addSite: (place) => {
      void addSite(place ?? map.view?.middle() ?? [120.2, 29.2]);
    },
    addSites: (sites) => {
      void import("./site-actions.ts").then(({ addCandidates }) => addCandidates(sites));
    },
    fromDatum: async (places, datum) => {
      if (datum === "wgs84" || datum === "cgcs2000") return places;
      const { toWgs84 } = await import("../io/datum/to-wgs84.ts");
      return places.map(([lon, lat]) => toWgs84(lon, lat, datum));
    },
    loadHeights: async () => {
      if (regionStore.getState().heights !== null) return;
      const response = await fetch(new URL("heights.json", regionUrl()));
      if (response.ok) regionStore.setState({ heights: (await response.json()) as HeightGrid });
    },
    groundAt: (lon, lat) => client.call("ground.at", { lon, lat }),
    ...laterFairness(client),
    cancel: answering.cancel,
    retry: () => {
      void openRegion(client, inputs.areThere ? inputs.show : null).then(answering.refresh);
    },
    openImport: async (files, encoding) =>
      (await import("./file-import.ts")).openFileImport(
        files,
        encoding,
        inputs.areThere ? await (await inputs.get()).layers() : [],
      ),
    putInput: async (input) => (await inputs.get()).put(input),
    removeInput: async (id) => (await inputs.get()).remove(id),
    readmit: async (entry, change) => (await inputs.get()).readmit(entry, change),
    examineInput: async (entry) => (await inputs.get()).examine(entry),
    correctDatum: async (entry, datum) => (await inputs.get()).correctDatum(entry, datum),
    inputData: async (name) => (await inputs.get()).store.get(name),
    exportFile: async (name) => {
      const { text, files } = await workAsPlan(inputs);
      // Gaps are those of the map; tables hold the baseline and every scenario beside it.
      const scenario = name.endsWith(".geojson") ? activeScenario().id : "all";
      const run = await client.call("plan.run", {
        planText: text,
        files,
        app: APP_NAME,
        scenario,
        only: name,
      });
      if (!run.ok) throw new InputError(run.issues);
      const file = run.files.find((one) => one.name === name);
      if (file !== undefined) download(name, file.bytes);
    },
    savePicture: async () => {
      if (map.view === null) return;
      const { slideOf } = await import("./slide.ts");
      download("map.png", await slideOf(await map.view.picture(2)));
    },
    savePlan: async () => {
      const { text, files } = await workAsPlan(inputs, sessionStore.getState().projection);
      download("plan.json", new TextEncoder().encode(text));
      for (const { name, bytes } of files) download(name, bytes);
    },
    project: laterProject(client, inputs, autosave),
    takeOver: () => autosave.takeOver(),
    runPlan,
    planOnMap: async (files) => {
      const plan = files.find(isPlanFile);
      if (plan === undefined) return null;
      const { workOfPlan } = await import("./work-of-plan.ts");
      const { openPlanWork } = await import("./open-plan.ts");
      const text = new TextDecoder().decode(plan.bytes);
      const work = workOfPlan(text, rulesStore.getState().catalogue);
      return work === null
        ? null
        : async () => openPlanWork(work, files, await inputs.get(), client);
    },
    beside: once(async () => (await import("./hold-beside.ts")).holdBeside(client)),
    download,
    readRules: (name, bytes) => client.call("rules.read", { name, bytes }),
    evaluateRules: () => void evaluating()?.open(),
    cancelRules: () => evaluating()?.cancel(),
    saveTable: (name, [head = [], ...rows]) => {
      download(
        name,
        csvBytes(
          head,
          rows.map((row) => row.map(csvText)),
        ),
      );
    },
    pinyinInitials: async () => {
      const response = await fetch(new URL("pinyin-initials.txt", regionUrl()));
      return response.ok ? response.text() : "";
    },
  };
}

/** The writer of plans comes when it is first needed. */
async function workAsPlan(inputs: LaterInputs, growth?: Projection | null): Promise<WorkPlan> {
  const { planOfWork } = await import("./plan-of-work.ts");
  return planOfWork(workTitle(), await (await inputs.get()).files(), growth);
}

function workTitle(): string {
  const t = translator(sessionStore.getState().language);
  const { scenario } = activeScenario();
  return `${t("frame.product")} ${scenario?.title ?? t("frame.baseline")}`;
}

/** Made at the first call, the same ever after. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
