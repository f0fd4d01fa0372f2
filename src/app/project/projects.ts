import { type ProjectView, projectStore } from "../../state/project.ts";
import { FIRST_PROJECT } from "./autosave.ts";
import { read, write } from "./project-store.ts";

const LIST_KEY = "projects";
/** The project of this window, kept over a reload. */
const WINDOW_KEY = "fuwuquan/project";
const LISTED = 12;

/** The project this window works on: its own last one, else the one opened last anywhere. */
export function currentProject(): string {
  return sessionStorage.getItem(WINDOW_KEY) ?? localStorage.getItem(WINDOW_KEY) ?? FIRST_PROJECT;
}

/** Notes that a project is open, for the list of recent ones. */
export async function noteOpened(id: string): Promise<void> {
  const list = (await read<readonly ProjectView[]>(LIST_KEY)) ?? [];
  const name = list.find((one) => one.id === id)?.name ?? "";
  await keepList(list, { id, name, openedAt: Date.now() });
}

export async function renameProject(id: string, name: string): Promise<void> {
  const list = (await read<readonly ProjectView[]>(LIST_KEY)) ?? [];
  await keepList(list, { id, name, openedAt: Date.now() });
}

/** Goes to another project: the page starts anew with it, so that nothing of this one stays. */
export function goTo(id: string): void {
  sessionStorage.setItem(WINDOW_KEY, id);
  localStorage.setItem(WINDOW_KEY, id);
  location.reload();
}

async function keepList(list: readonly ProjectView[], first: ProjectView): Promise<void> {
  const recent = [first, ...list.filter(({ id }) => id !== first.id)].slice(0, LISTED);
  projectStore.setState({ id: first.id, name: first.name, recent });
  await write(LIST_KEY, recent);
}
