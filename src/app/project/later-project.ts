import type { ProjectActions } from "../../ui/project-actions.ts";
import type { Client } from "../../workers/client.ts";
import type { LaterInputs } from "../later-inputs.ts";
import type { Autosave } from "./autosave.ts";

/** What can be done with projects, fetched when the first of it is asked for. */
export function laterProject(
  client: Client,
  inputs: LaterInputs,
  autosave: Autosave,
): ProjectActions {
  const there = async (): Promise<ProjectActions> => {
    const { projectActions } = await import("./project-actions.ts");
    return projectActions(client, await inputs.get(), autosave);
  };
  return {
    save: async (leaveOut) => (await there()).save(leaveOut),
    open: async (files) => (await there()).open(files),
    rename: async (name) => (await there()).rename(name),
    saveAs: async (name) => (await there()).saveAs(name),
    create: async () => (await there()).create(),
    goTo: async (id) => (await there()).goTo(id),
    versions: async () => (await there()).versions(),
    keepVersion: async () => (await there()).keepVersion(),
    restoreVersion: async (key) => (await there()).restoreVersion(key),
  };
}
