import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { HeldFacilities } from "../core/analysis/project.ts";
import { InputError, IssueLog } from "../core/base/issue.ts";
import type { Projection } from "../core/demand/projection.ts";
import { BASELINE, inputsOf } from "../core/scenario/document.ts";
import type { InputEntry } from "../core/scenario/own-input.ts";
import { replaceAll } from "../core/scenario/scenario-commands.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { type SessionState, sessionStore } from "../state/session.ts";
import type { Client } from "../workers/client.ts";
import { facilitiesOfHeld, heldFile } from "../workers/held-input.ts";
import { facilitiesOfFile } from "./file-import.ts";
import type { OwnInputs } from "./own-inputs.ts";
import { SAMPLE_MARK } from "./sample-mark.ts";
import type { PlanWork } from "./work-of-plan.ts";

/**
 * Puts a plan's question, scenarios and inputs in place of the present ones: one step to undo.
 * Throws `InputError` where its registered people or growth cannot be read; all else is in place then.
 */
export async function openPlanWork(
  work: PlanWork,
  files: readonly NamedBytes[],
  inputs: OwnInputs,
  client: Client,
): Promise<void> {
  const { document } = documentStore.getState();
  const replaced = new Set<string | null>([
    work.question.facilityClass,
    ...work.layers.map((layer) => layer.class),
  ]);
  const stays = ({ target, class: name }: InputEntry): boolean =>
    target === "facilities" && !replaced.has(name);
  const kept = inputsOf(document).filter(stays);
  const placed = [
    ...(await layersOf(work, files, inputs)),
    ...(await inputsFrom(work, files, inputs)),
  ];
  dispatch(replaceAll(document, [...work.entries, ...kept, ...placed]), { history: "record" });
  sessionStore.setState({
    question: work.question,
    floorPeople: work.floorPeople,
    districts: work.districts,
    registered: null,
    projection: null,
    focus: null,
    filter: "all",
    selection: null,
    step: "result",
    scenario: work.entries.findLast(({ kind }) => kind === "scenario")?.id ?? BASELINE,
  });
  if (work.registered === null && work.growth === null) return;
  // The units of a table may be the plan's own: they have to be known.
  await inputs.inPlay();
  if (work.growth !== null) {
    sessionStore.setState({ projection: await growthOf(work.growth, files, client) });
  }
  if (work.registered === null) return;
  const registered = await registeredOf(work.registered, files, client);
  sessionStore.setState({ registered });
}

async function registeredOf(
  { path, source }: NonNullable<PlanWork["registered"]>,
  files: readonly NamedBytes[],
  client: Client,
): Promise<SessionState["registered"]> {
  const { name, bytes } = besidePlan(files, path, "inputs.registered");
  const { table, issues } = await client.call("registered.read", { name, bytes, source });
  if (table === null) throw new InputError(issues);
  return { file: name, table };
}

async function growthOf(
  { path, baseYear }: NonNullable<PlanWork["growth"]>,
  files: readonly NamedBytes[],
  client: Client,
): Promise<Projection> {
  const { name, bytes } = besidePlan(files, path, "inputs.projection");
  return (await client.call("projection.read", { name, bytes, baseYear })).projection;
}

/** Throws `InputError` where the file is missing. */
function besidePlan(files: readonly NamedBytes[], path: string, key: string): NamedBytes {
  const file = fileAt(files, path);
  if (file !== undefined) return file;
  const log = new IssueLog();
  const message = "there is no such file beside the plan; add it";
  log.error("file-not-found", message, { file: path, key });
  throw new InputError(log.list());
}

const NOTHING_ELSE = { report: null, quarantine: null } as const;

async function layersOf(
  { layers }: PlanWork,
  files: readonly NamedBytes[],
  inputs: OwnInputs,
): Promise<InputEntry[]> {
  const entries: InputEntry[] = [];
  for (const { layer, class: name, path, columns } of layers) {
    const file = fileAt(files, path);
    if (file === undefined) continue;
    const facilities = await facilitiesOfFile(file, columns, name);
    if (await isSample(facilities)) continue;
    const entry = await inputs.prepare({
      id: `facilities/${layer}`,
      ...{ target: "facilities", file: file.name, count: facilities.count, class: name },
      ...{ replaces: layer === name, source: {} },
      data: { facilities, file: null, ...NOTHING_ELSE },
    });
    entries.push(entry);
  }
  return entries;
}

async function isSample({ lots }: HeldFacilities): Promise<boolean> {
  for (const lot of lots) {
    const facilities = await facilitiesOfHeld(lot);
    if (!facilities.every(({ attributes }) => attributes.mark === SAMPLE_MARK)) return false;
  }
  return true;
}

async function inputsFrom(
  { inputs: given }: PlanWork,
  files: readonly NamedBytes[],
  inputs: OwnInputs,
): Promise<InputEntry[]> {
  const entries: InputEntry[] = [];
  for (const { target, path, replaces, source } of given) {
    const file = fileAt(files, path);
    if (file === undefined) continue;
    const entry = await inputs.prepare({
      ...{ target, file: file.name, count: 0, class: null, replaces, source },
      data: { facilities: null, file: heldFile(file), ...NOTHING_ELSE },
    });
    entries.push(entry);
  }
  return entries;
}

function fileAt(files: readonly NamedBytes[], path: string): NamedBytes | undefined {
  return files.find(({ name }) => name === path || name === path.split("/").at(-1));
}
