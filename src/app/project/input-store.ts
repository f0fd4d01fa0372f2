import type { HeldInput } from "../../core/analysis/project.ts";
import { inputsOf } from "../../core/scenario/document.ts";
import { documentStore } from "../../state/document.ts";
import { keysFrom, read, remove, write } from "./project-store.ts";
import { asFiles, type StoredInput } from "./stored-input.ts";
import { entriesIn } from "./versions.ts";

const prefixOf = (project: string): string => `data/${project}/`;

/**
 * What inputs hold, by the name that their entries give; never changed. They lie in the browser's
 * storage, which takes no value over 127 MB but files of any size.
 */
export class InputStore {
  readonly #project: string;
  readonly #known = new Map<string, HeldInput>();

  constructor(project: string) {
    this.#project = project;
  }

  /** Keeps the data under a name of their own, in the browser's storage too. */
  async keep(data: HeldInput): Promise<string> {
    const name = `d${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
    await this.put(name, data);
    return name;
  }

  async put(name: string, data: HeldInput): Promise<void> {
    this.#known.set(name, data);
    await write(`${prefixOf(this.#project)}${name}`, data);
  }

  /** Null where the browser has lost them. */
  async get(name: string): Promise<HeldInput | null> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = await read<StoredInput>(`${prefixOf(this.#project)}${name}`);
    if (found === undefined) return null;
    const data = asFiles(found);
    this.#known.set(name, data);
    return data;
  }

  /** Everything that the document or a step of its history names, for the project's file. */
  async all(): Promise<Readonly<Record<string, HeldInput>>> {
    const found: Record<string, HeldInput> = {};
    for (const name of namesInHistory()) {
      const data = await this.get(name);
      if (data !== null) found[name] = data;
    }
    return found;
  }

  /** Drops what neither the document, nor its history, nor a version names any more. */
  async clean(): Promise<void> {
    const named = namesInHistory();
    for (const key of await keysFrom(`version/${this.#project}/`)) {
      const entries = await entriesIn(key);
      for (const { data } of entries === null ? [] : inputsOf({ entries })) named.add(data);
    }
    for (const key of await keysFrom(prefixOf(this.#project))) {
      if (!named.has(key.slice(prefixOf(this.#project).length))) await remove(key);
    }
  }
}

function namesInHistory(): Set<string> {
  const { document, past, future } = documentStore.getState();
  const names = new Set(inputsOf(document).map(({ data }) => data));
  for (const step of [...past, ...future]) {
    for (const { before, after } of Object.values(step)) {
      for (const entry of [before, after]) if (entry?.kind === "input") names.add(entry.data);
    }
  }
  return names;
}
