import { redo, undo } from "../state/document.ts";
import { comparedIds } from "../state/select/compared.ts";
import { RAIL_STEPS, sessionStore } from "../state/session.ts";
import type { Actions } from "../ui/actions.ts";
import { helpStore } from "../ui/help/help-store.ts";
import type { LiveDrag } from "./live-drag.ts";
import { deleteSelected, nudgeSelected } from "./site-actions.ts";

const STEP_M = 10;
const LEAP_M = 100;

/** The keyboard of the whole app. Keys typed into a field stay there. */
export function listenToKeys(actions: Actions, drag: () => LiveDrag | null): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isModalOpen()) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      if (event.key.toLowerCase() === "z" && !isTyping(event.target)) {
        if (event.shiftKey) redo();
        else undo();
        event.preventDefault();
      } else if (event.key.toLowerCase() === "y" && !isTyping(event.target)) {
        redo();
        event.preventDefault();
      }
      return;
    }
    if (event.altKey || isTyping(event.target)) return;
    if (sessionStore.getState().isPresenting) {
      if (presentKey(event)) event.preventDefault();
      return;
    }
    if (plainKey(event, actions, drag)) event.preventDefault();
  });
  // Before the map sees them: with a candidate selected, arrows move it and not the map.
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isModalOpen()) return;
      if (isTyping(event.target) || isList(event.target) || !arrow(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** The keys of the plain view; all others do nothing there. */
function presentKey({ key }: KeyboardEvent): boolean {
  const scenario = /^[0-3]$/.test(key) ? comparedIds()[Number(key)] : undefined;
  if (scenario !== undefined) {
    sessionStore.setState({ scenario, selection: null });
    return true;
  }
  switch (key) {
    case "b":
    case "B":
      sessionStore.setState(({ isSwiping }) => ({ isSwiping: !isSwiping }));
      return true;
    case "f":
    case "F":
      void document.documentElement.requestFullscreen?.().catch(() => undefined);
      return true;
    case "Escape":
      sessionStore.setState({ isPresenting: false, isSwiping: false });
      if (document.fullscreenElement !== null) void document.exitFullscreen();
      return true;
    default:
      return false;
  }
}

function isModalOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

function plainKey(event: KeyboardEvent, actions: Actions, drag: () => LiveDrag | null): boolean {
  const step = RAIL_STEPS[Number(event.key) - 1];
  if (step !== undefined) {
    sessionStore.setState({ step });
    return true;
  }
  switch (event.key) {
    case "/":
      document.getElementById("search")?.focus();
      return true;
    case "?":
      helpStore.setState({ open: true });
      return true;
    case "n":
    case "N":
      actions.addSite(null);
      return true;
    case "m":
    case "M":
      sessionStore.setState(({ tool }) => ({
        tool: tool === "measure" ? "select" : "measure",
        measure: [],
      }));
      return true;
    case "Delete":
    case "Backspace":
      return deleteSelected();
    case "Escape":
      drag()?.cancel();
      sessionStore.setState({ tool: "select", measure: [], selection: null });
      return true;
    case "g":
    case "G":
      void actions.exportFile("gaps.geojson");
      return true;
    default:
      return false;
  }
}

/** Arrows move the selected candidate; without one they are not ours. */
function arrow(event: KeyboardEvent): boolean {
  const by = event.shiftKey ? LEAP_M : STEP_M;
  const directions: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-by, 0],
    ArrowRight: [by, 0],
    ArrowUp: [0, by],
    ArrowDown: [0, -by],
  };
  const direction = directions[event.key];
  if (direction === undefined) return false;
  return nudgeSelected(direction[0], direction[1], event.repeat);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** Lists and tables use the arrows themselves. */
function isList(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("[role=listbox],[role=grid],[role=menu],[role=radiogroup],table") !== null
  );
}
