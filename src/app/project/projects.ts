import { FIRST_PROJECT } from "./autosave.ts";

/** The project of this window, kept over a reload. */
const WINDOW_KEY = "fuwuquan/project";

/** The project this window works on: its own last one, else the one opened last anywhere. */
export function currentProject(): string {
  return sessionStorage.getItem(WINDOW_KEY) ?? localStorage.getItem(WINDOW_KEY) ?? FIRST_PROJECT;
}
