import { redo, undo } from "../state/document.ts";
import { activeScenario } from "../state/select/active-scenario.ts";
import { comparedIds } from "../state/select/compared.ts";
import { RAIL_STEPS, sessionStore } from "../state/session.ts";
import type { Actions } from "../ui/actions.ts";
import { helpStore } from "../ui/help/help-store.ts";
import type { LiveDrag } from "./live-drag.ts";

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
  if (drawKey(event, actions)) return true;
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
        trace: [],
      }));
      return true;
    case "Delete":
    case "Backspace":
      if (!hasPicked()) return false;
      void import("./site-actions.ts").then(({ deleteSelected }) => deleteSelected());
      return true;
    case "Escape":
      drag()?.cancel();
      sessionStore.setState({ tool: "select", trace: [], selection: null });
      return true;
    case "g":
    case "G":
      void actions.exportFile("gaps.geojson");
      return true;
    default:
      return false;
  }
}

/** While something is drawn: space puts a place at the middle of the map, Enter ends, Backspace takes back. */
function drawKey({ key, target }: KeyboardEvent, actions: Actions): boolean {
  const { tool, trace } = sessionStore.getState();
  const starts: Readonly<Record<string, "outline" | "link">> = { p: "outline", l: "link" };
  const next = starts[key.toLowerCase()];
  if (next !== undefined) {
    sessionStore.setState({ tool: tool === next ? "select" : next, trace: [] });
    return true;
  }
  const isDrawing = tool === "outline" || tool === "link" || tool === "entrance";
  if (!isDrawing || target instanceof HTMLButtonElement) return false;
  const middle = key === " " ? actions.middle() : null;
  if (middle !== null) sessionStore.setState({ trace: [...trace, middle] });
  else if (key !== "Enter" && key !== "Backspace") return false;
  void import("./drawing.ts").then(({ placeAdded, finishTrace, takeBackPlace }) => {
    if (key === " ") placeAdded();
    else if (key === "Enter") finishTrace();
    else takeBackPlace();
  });
  return true;
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
  if (direction === undefined || !canMove()) return false;
  const { repeat } = event;
  void import("./site-actions.ts").then(({ nudgeSelected }) =>
    nudgeSelected(direction[0], direction[1], repeat),
  );
  return true;
}

/** Whether a candidate is selected; other edits have no place to move. */
function canMove(): boolean {
  const { selection } = sessionStore.getState();
  return selection?.kind === "site" && activeScenario().sites.some(({ id }) => id === selection.id);
}

function hasPicked(): boolean {
  const { selection, marked } = sessionStore.getState();
  return selection?.kind === "site" || marked.length > 0;
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
