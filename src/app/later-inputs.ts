import { documentStore } from "../state/document.ts";
import type { Client } from "../workers/client.ts";
import type { OwnInputs } from "./own-inputs.ts";

/** What the planner brought in, fetched when it is first needed. */
export class LaterInputs {
  readonly #client: Client;
  readonly #project: string;
  #there: Promise<OwnInputs> | null = null;

  constructor(client: Client, project: string) {
    this.#client = client;
    this.#project = project;
  }

  /** Whether the document names any: then no figure of the region alone may be shown. */
  get areThere(): boolean {
    const { entries } = documentStore.getState().document;
    return Object.values(entries).some(({ kind }) => kind === "input");
  }

  get(): Promise<OwnInputs> {
    this.#there ??= import("./own-inputs.ts").then(
      ({ OwnInputs }) => new OwnInputs(this.#client, this.#project),
    );
    return this.#there;
  }

  readonly show = async (): Promise<void> => (await this.get()).show();
}
