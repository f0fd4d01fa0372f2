import type { Readmission, Readmitted } from "../core/analysis/brought-in.ts";
import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { HeldFacilities, HeldFile, HeldInput, OwnInput } from "../core/analysis/project.ts";
import { compareCodePoints } from "../core/base/exact.ts";
import { InputError } from "../core/base/issue.ts";
import type { Demand } from "../core/demand/demand.ts";
import type { Facility } from "../core/facilities/facility.ts";
import { inLots } from "../core/facilities/facility-lots.ts";
import type { Datum } from "../core/facilities/import.ts";
import { PolygonIndex } from "../core/geo/polygon-index.ts";
import type { Diagnosis } from "../core/import/datum-doctor.ts";
import type { Landmass } from "../core/land/landmass.ts";
import { type Diff, inputsOf, inserted, keyOf, removed } from "../core/scenario/document.ts";
import type { InputEntry } from "../core/scenario/own-input.ts";
import { dispatch, documentStore } from "../state/document.ts";
import { type RegionState, regionStore, type UnitView } from "../state/region.ts";
import { resultStore } from "../state/results.ts";
import { sessionStore } from "../state/session.ts";
import type { NewInput } from "../ui/actions.ts";
import type { Client } from "../workers/client.ts";
import { heldFacilities, namedBytesOf } from "../workers/held-input.ts";
import type { SituationView } from "../workers/own-situation.ts";
import { facilitiesInPlay } from "./facilities-in-play.ts";
import { regionAsBuilt } from "./open-region.ts";
import { InputStore } from "./project/input-store.ts";
import { layersKey, read, remove } from "./project/project-store.ts";

/** A facility layer as releases before inputs were entries kept it. */
interface SavedLayer {
  readonly layer: string;
  readonly class: string;
  readonly file: string;
  readonly count: number;
  readonly replaces: boolean;
  readonly facilities: readonly Facility[];
}

/**
 * What the planner brought in: entries of the document, so that undo, versions and other windows
 * follow; the data lie beside it. Whatever the document says is what the worker computes with.
 */
export class OwnInputs {
  readonly store: InputStore;
  readonly #client: Client;
  readonly #project: string;
  /** What the worker has, by entry id. */
  #inPlay: ReadonlyMap<string, InputEntry> = new Map();
  #files = new Map<string, HeldFile>();
  #work: Promise<void> = Promise.resolve();
  #isFollowing = false;
  /** Puts on screen what the worker made of the inputs. */
  #paint: (() => void) | null = null;

  constructor(client: Client, project: string) {
    this.#client = client;
    this.#project = project;
    this.store = new InputStore(project);
  }

  /** Files of demand, units, land and links in play, by entry id: what a saved plan names. */
  async files(): Promise<ReadonlyMap<string, NamedBytes>> {
    const files = [...this.#files].map(
      async ([id, file]) => [id, await namedBytesOf(file)] as const,
    );
    return new Map(await Promise.all(files));
  }

  /** Brings back what the document names, then follows it; over a region just read, once more. */
  async show(): Promise<void> {
    if (this.#isFollowing) {
      this.#paint?.();
      return;
    }
    this.#isFollowing = true;
    await this.#takeOldLayers();
    await this.#follow();
    documentStore.subscribe((now, before) => {
      if (now.document !== before.document) void this.#follow().catch(tell);
    });
  }

  /** What the document names now is what the worker computes with. */
  inPlay(): Promise<void> {
    return this.#work;
  }

  /**
   * Facility layers in play but one, in the order of their facilities' keys. The planner's are
   * trusted; samples are where a model put them.
   */
  async layers(but: string | null = null): Promise<readonly HeldFacilities[]> {
    const entries = [...this.#inPlay.values()]
      .filter(({ id }) => isLayer(id) && id !== but)
      .sort((a, b) => compareCodePoints(`${a.id}/`, `${b.id}/`));
    const data = await Promise.all(entries.map((entry) => this.store.get(entry.data)));
    return data.flatMap((one) => (one?.facilities == null ? [] : [one.facilities]));
  }

  /** One step to undo. Throws `InputError` where the data are at fault: nothing has changed then. */
  async put(input: NewInput): Promise<void> {
    const entry = await this.prepare(input);
    const others = inputsOf(documentStore.getState().document).filter(({ id }) => id !== entry.id);
    await this.#play([...others, entry]);
    const before = documentStore.getState().document.entries[keyOf(entry)] ?? null;
    dispatch({ ...inserted(entry), [keyOf(entry)]: { before, after: entry } }, RECORD);
  }

  /** Keeps the data; the entry is not yet in the document. */
  async prepare({ data, id: wanted, ...given }: NewInput): Promise<InputEntry> {
    const isFacilities = given.target === "facilities";
    const id = wanted ?? (isFacilities ? this.#freeLayer(given) : slotOf(given));
    const name = await this.store.keep(
      isFacilities ? await this.#inLayer(data, layerOf(id)) : data,
    );
    return { kind: "input", id, order: 0, ...given, data: name };
  }

  /** Lets rows of its quarantine into an input. */
  async readmit(
    entry: InputEntry,
    change: Readmission,
  ): Promise<Pick<Readmitted, "admitted" | "left">> {
    const data = await this.store.get(entry.data);
    if (data === null) return { admitted: 0, left: 0 };
    const { readmitRows } = await import("./file-import.ts");
    const found = await readmitRows(data, change);
    const { target, file, class: name, replaces, source, id } = entry;
    const count = entry.count + found.admitted;
    await this.put({ id, target, file, count, class: name, replaces, source, data: found.data });
    return { admitted: found.admitted, left: found.left };
  }

  /** What the doctor says of an input, held against the region and the planner's other layers. */
  async examine({ id, data: name }: InputEntry): Promise<Diagnosis | null> {
    const data = await this.store.get(name);
    if (data === null) return null;
    const { examineData } = await import("./file-import.ts");
    return examineData(data, await this.layers(id));
  }

  /** Reads an input under another datum: one step to undo. */
  async correctDatum(entry: InputEntry, datum: Datum): Promise<void> {
    const data = await this.store.get(entry.data);
    if (data === null) return;
    const { correctData } = await import("./file-import.ts");
    const { kind: _kind, order: _order, ...given } = entry;
    await this.put({ ...given, data: await correctData(data, datum) });
  }

  remove(id: string): void {
    const entry = inputsOf(documentStore.getState().document).find((one) => one.id === id);
    if (entry !== undefined) dispatch(removed(entry), RECORD);
  }

  /** `elder-2`, `elder-3` … beside the samples. */
  #freeLayer(given: Omit<NewInput, "data">): string {
    const base = `facilities/${given.class}`;
    if (given.replaces) return base;
    const { entries } = documentStore.getState().document;
    let serial = 2;
    while (entries[`input:${base}-${serial}`] !== undefined) serial++;
    return `${base}-${serial}`;
  }

  async #inLayer(data: HeldInput, layer: string): Promise<HeldInput> {
    const facilities = data.facilities ?? { count: 0, lots: [] };
    return {
      ...data,
      facilities: await this.#client.call("facilities.name", { layer, facilities }),
    };
  }

  #follow(): Promise<void> {
    return this.#play(inputsOf(documentStore.getState().document));
  }

  /** One change at a time: the worker ends with the newest document. */
  #play(entries: readonly InputEntry[]): Promise<void> {
    const next = this.#work.then(() => this.#change(entries));
    this.#work = next.catch(() => undefined);
    return next;
  }

  async #change(entries: readonly InputEntry[]): Promise<void> {
    const wanted = new Map(entries.map((entry) => [entry.id, entry]));
    const before = this.#inPlay;
    const isSame = (id: string): boolean => before.get(id)?.data === wanted.get(id)?.data;
    const changed = [...new Set([...before.keys(), ...wanted.keys()])].filter((id) => !isSame(id));
    if (changed.length === 0) return;
    if (changed.includes(ELEVATION)) {
      await this.#setGround(wanted.get(ELEVATION));
      if (changed.length === 1) {
        this.#inPlay = wanted;
        regionStore.setState({ ownInputs: entries });
        return;
      }
    }
    if (changed.some(isOfPlan)) await this.#setInputs(entries);
    for (const id of changed.filter(isLayer)) {
      const entry = wanted.get(id);
      const data = entry === undefined ? null : await this.store.get(entry.data);
      const layer = layerOf(id);
      if (data?.facilities == null) await this.#client.call("facilities.restore", { layer });
      else await this.#client.call("facilities.put", { layer, facilities: data.facilities });
    }
    this.#inPlay = wanted;
    const facilities = await facilitiesInPlay(this.#client);
    const ownLayers = entries
      .filter(({ id }) => isLayer(id))
      .map(({ id, class: name, file, count, replaces }) => ({
        ...{ layer: layerOf(id), class: name ?? "", file, count, replaces },
      }));
    regionStore.setState({ ...facilities, ownLayers, ownInputs: entries });
  }

  /** Heights change no figure: only what is said of a place. */
  async #setGround(entry: InputEntry | undefined): Promise<void> {
    const file = entry === undefined ? null : ((await this.store.get(entry.data))?.file ?? null);
    const input = entry === undefined || file === null ? null : { entry, file };
    await this.#client.call("ground.set", { input });
  }

  async #setInputs(entries: readonly InputEntry[]): Promise<void> {
    const inputs: OwnInput<HeldFile>[] = [];
    for (const entry of entries.filter(({ id }) => isOfPlan(id))) {
      const file = (await this.store.get(entry.data))?.file ?? null;
      if (file !== null) inputs.push({ entry, file });
    }
    const view = await this.#client.call("inputs.set", { inputs });
    this.#files = new Map(inputs.map(({ entry, file }) => [entry.id, file]));
    const demand = await this.#client.call("demand.get", null);
    // To take many people in and to draw them are two turns.
    await new Promise((resolve) => setTimeout(resolve));
    const landmasses =
      view === null || view.land === null
        ? null
        : await this.#client.call("region.landmasses", null);
    const hasDemand = inputs.some(({ entry }) => entry.target === "demand");
    this.#paint = () => {
      regionStore.setState(shown(view, demand, landmasses, hasDemand));
      const { level } = sessionStore.getState();
      const isGone = level === "village" && regionStore.getState().villages === null;
      if (isGone) sessionStore.setState({ level: "town" });
    };
    this.#paint();
  }

  /** Layers of releases before, and of project files of version 2, become entries. */
  async #takeOldLayers(): Promise<void> {
    const layers = await read<readonly SavedLayer[]>(layersKey(this.#project)).catch(() => []);
    if (layers === undefined || layers.length === 0) return;
    const diff: Record<string, Diff[string]> = {};
    for (const { layer, facilities, ...rest } of layers) {
      const data = await this.store.keep({
        facilities: heldFacilities(inLots(facilities)),
        file: null,
        report: null,
        quarantine: null,
      });
      const entry: InputEntry = {
        ...{ kind: "input", id: `facilities/${layer}`, order: 0, target: "facilities" },
        ...{ file: rest.file, count: rest.count, class: rest.class, replaces: rest.replaces },
        ...{ data, source: {} },
      };
      if (documentStore.getState().document.entries[keyOf(entry)] === undefined) {
        Object.assign(diff, inserted(entry));
      }
    }
    dispatch(diff, { history: "ignore" });
    await remove(layersKey(this.#project));
  }
}

/** The region as built with what the planner's inputs change of it. */
function shown(
  view: SituationView | null,
  demand: Demand,
  landmasses: readonly Landmass[] | null,
  hasDemand: boolean,
): Partial<RegionState> {
  const built = regionAsBuilt();
  if (view === null) return { ...built, demand, ownFields: null, villages: null };
  const { outlines, links, marks, basis, fields } = view;
  const ofLand =
    landmasses === null
      ? {}
      : {
          land: view.land,
          landIndex: new PolygonIndex(landmasses),
          landmasses: landmasses.map(({ id }) => viewOf(id, built.landmasses)),
        };
  return {
    ...built,
    ...ofLand,
    units: new Map(view.units.map((unit) => [unit.id, unit as UnitView])),
    counties: outlines.county ?? built.counties,
    towns: outlines.town ?? built.towns,
    villages: outlines.village ?? null,
    ...{ links, marks, basis: basis ?? "", demand },
    ownFields: hasDemand ? fields : null,
  };
}

/** What the document says cannot be computed with: the screen says so. */
function tell(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const issues = error instanceof InputError ? error.issues : [];
  resultStore.setState({ failure: { message, issues } });
}

const RECORD = { history: "record" } as const;

function isLayer(id: string): boolean {
  return id.startsWith("facilities/");
}

/** Demand, units, land and links: what a plan names beside facilities. */
function isOfPlan(id: string): boolean {
  return !isLayer(id) && id !== ELEVATION;
}

const ELEVATION = "elevation";

function layerOf(id: string): string {
  return id.slice("facilities/".length);
}

function slotOf({ target, source }: Omit<NewInput, "data">): string {
  return target === "units" ? `units/${String(source.level)}` : target;
}

function viewOf(id: string, known: RegionState["landmasses"]): RegionState["landmasses"][number] {
  return known.find((one) => one.id === id) ?? { id, kind: "island" };
}
