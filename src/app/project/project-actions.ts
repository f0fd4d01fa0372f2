import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import { differences, type ResultsDigest } from "../../core/analysis/project.ts";
import { projectionOf } from "../../core/demand/projection.ts";
import { registeredTableOf } from "../../core/demand/registered.ts";
import { districtSettingsOf } from "../../core/districts/district.ts";
import { diffBetween } from "../../core/scenario/document.ts";
import { dispatch, documentStore } from "../../state/document.ts";
import { projectStore } from "../../state/project.ts";
import { OPENING_SESSION, type SessionState, sessionStore } from "../../state/session.ts";
import type { OpenedProject, ProjectActions } from "../../ui/project-actions.ts";
import { translator } from "../../ui/text/translate.ts";
import type { Client } from "../../workers/client.ts";
import { APP_NAME } from "../app-version.ts";
import { download } from "../download.ts";
import type { OwnInputs } from "../own-inputs.ts";
import { planOfWork } from "../plan-of-work.ts";
import type { Autosave } from "./autosave.ts";
import { InputStore } from "./input-store.ts";
import { layersKey, read, remove, workKey, write } from "./project-store.ts";
import { goTo, noteOpened, renameProject } from "./projects.ts";
import { entriesIn, keepVersion, listVersions } from "./versions.ts";
import { recordOf } from "./work-record.ts";

const LISTED_DIFFERENCES = 20;
const digestKey = (project: string): string => `digest/${project}`;

/** Saving, opening and going back, for the project on screen. */
export function projectActions(
  client: Client,
  inputs: OwnInputs,
  autosave: Autosave,
): ProjectActions {
  const { project } = autosave;
  const save = async (leaveOutLayers: boolean): Promise<void> => {
    const name = nameNow();
    const results = await digestNow(client, inputs, name);
    const { document, past, future } = documentStore.getState();
    const { bytes, beside } = await client.call("project.write", {
      project: {
        name,
        app: APP_NAME,
        history: { entries: document.entries, past, future },
        session: { ...savedSession() },
        layers: [],
        data: await inputs.store.all(),
        results,
      },
      leaveOutLayers,
    });
    download(`${fileName(name)}.fuwuquan`, bytes);
    for (const file of beside) download(file.name, file.bytes);
  };
  return {
    save,
    open: (files) => openFiles(client, files),
    rename: (name) => renameProject(project, name),
    saveAs: async (name) => {
      await autosave.flush();
      const id = newId();
      await write(workKey(id), await read(workKey(project)));
      const copy = new InputStore(id);
      for (const [data, held] of Object.entries(await inputs.store.all()))
        await copy.put(data, held);
      await renameProject(id, name);
      goTo(id);
    },
    create: async () => {
      await autosave.flush();
      goTo(newId());
    },
    goTo: async (id) => {
      await autosave.flush();
      goTo(id);
    },
    versions: () => listVersions(project),
    keepVersion: () => keepVersion(project, documentStore.getState().document.entries, "by-hand"),
    restoreVersion: async (key) => {
      const entries = await entriesIn(key);
      if (entries === null) return;
      const { document } = documentStore.getState();
      await keepVersion(project, document.entries, "before-open");
      dispatch(diffBetween(document, { entries }), { history: "record" });
    },
  };
}

/** Holds the figures of an opened project against those it was saved with, once. */
export async function checkDigest(
  client: Client,
  inputs: OwnInputs,
  project: string,
): Promise<void> {
  await noteOpened(project);
  const saved = await read<ResultsDigest>(digestKey(project));
  if (saved === undefined) return;
  const now = await digestNow(client, inputs, nameNow());
  await remove(digestKey(project));
  const found = now === null ? null : differences(saved, now, LISTED_DIFFERENCES);
  projectStore.setState({ check: found === null ? { kind: "failed" } : { kind: "done", found } });
}

/** Puts the project of a file beside the present one, which stays as it is. */
async function openFiles(client: Client, files: readonly NamedBytes[]): Promise<OpenedProject> {
  const { language } = sessionStore.getState();
  const title = translator(language)("frame.scenarioNumbered", { number: 1 });
  const reading = await client.call("project.read", { files, title });
  if (reading.kind !== "project") return reading;
  const { name, history, session, layers, data, results } = reading.project;
  const id = newId();
  const { entries, past, future } = history;
  const document = { document: { entries }, past, future };
  if (layers.length > 0) await write(layersKey(id), layers);
  const store = new InputStore(id);
  for (const [key, held] of Object.entries(data)) await store.put(key, held);
  await write(workKey(id), recordOf({ document, session: knownSession(session) }));
  if (results !== null) await write(digestKey(id), results);
  await renameProject(id, name);
  return { kind: "opened", issues: reading.issues, go: () => goTo(id) };
}

/** Tables of baseline and scenarios for the present question; gaps are left out. */
async function digestNow(
  client: Client,
  inputs: OwnInputs,
  name: string,
): Promise<ResultsDigest | null> {
  const { text, files } = planOfWork(name, await inputs.files());
  const plan = JSON.parse(text) as { options?: object };
  const planText = JSON.stringify({
    ...plan,
    options: { ...plan.options, gaps: [], districts: [] },
  });
  return client.call("project.digest", { planText, files, app: APP_NAME });
}

type Kept = Pick<
  SessionState,
  | "question"
  | "level"
  | "filter"
  | "floorPeople"
  | "focus"
  | "scenario"
  | "camera"
  | "districts"
  | "registered"
  | "projection"
>;

function savedSession(): Kept {
  const state = sessionStore.getState();
  const { question, level, filter, floorPeople, focus, scenario, camera } = state;
  const { districts, registered, projection } = state;
  return {
    ...{ question, level, filter, floorPeople, focus, scenario, camera },
    ...{ districts, registered, projection },
  };
}

/** Only what has the shape that the opening session has; the rest is passed over. */
function knownSession(session: Readonly<Record<string, unknown>>): Partial<SessionState> {
  const known: Record<string, unknown> = {};
  for (const [key, opening] of Object.entries(OPENING_SESSION)) {
    const given = session[key];
    if (given === undefined || !Object.hasOwn(savedSession(), key)) continue;
    const isAlike = opening === null || given === null || typeof given === typeof opening;
    if (isAlike) known[key] = given;
  }
  const question = known.question as Partial<SessionState["question"]> | undefined;
  const isWhole = Object.entries(OPENING_SESSION.question).every(
    ([key, value]) => typeof question?.[key as keyof typeof question] === typeof value,
  );
  if (!isWhole) delete known.question;
  known.districts = districtSettingsOf(known.districts);
  const { file, table } = (known.registered ?? {}) as { file?: unknown; table?: unknown };
  const people = registeredTableOf(table);
  known.registered = people === null ? null : { file: String(file), table: people };
  known.projection = projectionOf(known.projection);
  return known as Partial<SessionState>;
}

function nameNow(): string {
  const { name } = projectStore.getState();
  const t = translator(sessionStore.getState().language);
  return name === "" ? t("frame.product") : name;
}

/** Without what file systems refuse. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, "_").slice(0, 80);
}

function newId(): string {
  return `p${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
}
