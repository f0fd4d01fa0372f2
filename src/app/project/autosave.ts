import { get } from "idb-keyval";
import { documentStore, restoreDocument } from "../../state/document.ts";
import { savingStore } from "../../state/saving.ts";
import { OPENING_SESSION, sessionStore } from "../../state/session.ts";
import { translator } from "../../ui/text/translate.ts";
import { LeaseTalk } from "./lease.ts";
import { isFull, keysFrom, read, workKey, write, writeWithLease } from "./project-store.ts";
import { dropOldVersions, entriesIn, keepVersion } from "./versions.ts";
import { recordOf, type SavedWork, workOf } from "./work-record.ts";

/** The work of releases before projects: one record in the default store. */
const FIRST_WORK_KEY = "fuwuquan/work/1";
/** Camera and panel may wait; edits do not. */
const SESSION_AFTER_MS = 300;
const VERSION_AFTER_MS = 10 * 60_000;

/** Keeps one project's work in the browser's storage: restored at start, saved after every step. */
export class Autosave {
  readonly project: string;
  readonly #talk: LeaseTalk;
  #isSaving = false;
  #isDirty = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastVersion = Date.now();
  #begun: Promise<void> = Promise.resolve();

  constructor(project: string) {
    this.project = project;
    this.#talk = new LeaseTalk(project, {
      isWriter: () => savingStore.getState().role === "writer",
      giveUp: async () => {
        await this.flush();
        savingStore.setState({ role: "reader" });
      },
      follow: () => void this.#follow(),
    });
  }

  /** Puts back the work of the last visit; a damaged one is set aside for the newest whole version. */
  async restore(): Promise<void> {
    const title = translator(sessionStore.getState().language)("frame.scenarioNumbered", {
      number: 1,
    });
    try {
      const record = await read(workKey(this.project));
      if (record === undefined) {
        const first = this.project === FIRST_PROJECT ? await get(FIRST_WORK_KEY) : undefined;
        const work = first === undefined ? null : workOf(first, title);
        if (work !== null) show(work);
        return;
      }
      const work = workOf(record, title);
      if (work !== null) {
        show(work);
        return;
      }
      await write(`damaged/${this.project}`, record);
      const entries = await this.#newestVersion();
      if (entries !== null) restoreDocument({ document: { entries }, past: [], future: [] });
      savingStore.setState({ recovered: entries === null ? "fresh" : "version" });
    } catch {
      savingStore.setState({ state: "failed" });
    }
  }

  /** Starts saving; asks meanwhile whether another window has the project. */
  start(): void {
    documentStore.subscribe(() => this.#saveSoon(0));
    sessionStore.subscribe(() => this.#saveSoon(SESSION_AFTER_MS));
    addEventListener("pagehide", () => void this.#save());
    this.#begun = this.#talk.begin().then(
      (isFree) => {
        if (!isFree) savingStore.setState({ role: "reader", state: "saved" });
      },
      () => savingStore.setState({ state: "failed" }),
    );
  }

  /** This window writes from now on, with what the other one saved last. */
  async takeOver(): Promise<void> {
    await this.#talk.takeOver();
    await this.restore();
    savingStore.setState({ role: "writer", state: "saved" });
  }

  /** Settles when everything so far is in storage, or the failure is on screen. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#begun;
    await this.#save();
  }

  #saveSoon(afterMs: number): void {
    if (savingStore.getState().role === "reader") return;
    savingStore.setState({ state: "saving" });
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#begun.then(() => this.#save());
    }, afterMs);
  }

  /** One save at a time; what changes meanwhile is saved after it. */
  async #save(): Promise<void> {
    if (savingStore.getState().role === "reader") return;
    this.#isDirty = true;
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      while (this.#isDirty) {
        this.#isDirty = false;
        if (!(await this.#write())) return;
      }
      if (this.#timer === null) savingStore.setState({ state: "saved" });
      this.#talk.tellSaved();
      await this.#keepByTime();
    } catch (error) {
      savingStore.setState({ state: isFull(error) ? "full" : "failed" });
    } finally {
      this.#isSaving = false;
    }
  }

  /** False where another window has taken the project. */
  async #write(): Promise<boolean> {
    const record = recordOf({
      document: documentStore.getState(),
      session: sessionStore.getState(),
    });
    const key = workKey(this.project);
    let isHeld: boolean;
    try {
      isHeld = await writeWithLease(this.project, this.#talk.tab, key, record);
    } catch (error) {
      // Old versions are worth less than the present work.
      if (!isFull(error) || !(await dropOldVersions(this.project))) throw error;
      isHeld = await writeWithLease(this.project, this.#talk.tab, key, record);
    }
    if (isHeld) return true;
    // What this window had not saved is kept as a version, then it reads along.
    savingStore.setState({ role: "reader", state: "saved" });
    await keepVersion(this.project, documentStore.getState().document.entries, "unsaved");
    await this.#follow();
    return false;
  }

  async #keepByTime(): Promise<void> {
    if (Date.now() - this.#lastVersion < VERSION_AFTER_MS) return;
    this.#lastVersion = Date.now();
    await keepVersion(this.project, documentStore.getState().document.entries, "time");
  }

  /** Shows what the window that writes has saved. */
  async #follow(): Promise<void> {
    if (savingStore.getState().role !== "reader") return;
    const work = workOf(await read(workKey(this.project)), "");
    if (work !== null) restoreDocument(work.document);
  }

  async #newestVersion() {
    for (const key of (await keysFrom(`version/${this.project}/`)).reverse()) {
      const entries = await entriesIn(key);
      if (entries !== null) return entries;
    }
    return null;
  }
}

/** The project that is there without having been made. */
export const FIRST_PROJECT = "first";

function show({ document, session }: SavedWork): void {
  restoreDocument(document);
  const transient = {
    selection: null,
    tool: "select",
    trace: [],
    marked: [],
    isPresenting: false,
  } as const;
  sessionStore.setState({ ...OPENING_SESSION, ...session, ...transient });
}
