import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addSite,
  applyDiff,
  changeSite,
  type Diff,
  EMPTY_DOCUMENT,
  mergeDiffs,
  removeSite,
  reverseDiff,
  sitesOf,
  type WorkDocument,
} from "../../src/core/scenario/document.ts";
import { dispatch, documentStore, redo, restoreDocument, undo } from "../../src/state/document.ts";
import { runs } from "./arbitrary-town.ts";

type Command =
  | { readonly do: "add"; readonly lon: number }
  | { readonly do: "move"; readonly at: number; readonly lon: number }
  | { readonly do: "drag"; readonly at: number; readonly lon: number }
  | { readonly do: "remove"; readonly at: number }
  | { readonly do: "undo" }
  | { readonly do: "redo" };

const lon = fc.nat({ max: 1000 });
const at = fc.nat({ max: 20 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant("add" as const), lon }),
  fc.record({ do: fc.constant("move" as const), at, lon }),
  fc.record({ do: fc.constant("drag" as const), at, lon }),
  fc.record({ do: fc.constant("remove" as const), at }),
  fc.constant({ do: "undo" as const }),
  fc.constant({ do: "redo" as const }),
);

/** The step that a command asks for, empty where there is nothing to act on. */
function stepOf(document: WorkDocument, command: Command): Diff {
  const sites = sitesOf(document);
  const site = "at" in command ? sites[command.at % (sites.length || 1)] : undefined;
  switch (command.do) {
    case "add":
      return addSite(document, {
        name: "",
        class: "elder",
        level: null,
        capacity: null,
        lon: command.lon,
        lat: 29,
      });
    case "move":
    case "drag":
      return site === undefined ? {} : changeSite(document, site.id, { lon: command.lon });
    case "remove":
      return site === undefined ? {} : removeSite(document, site.id);
    case "undo":
    case "redo":
      return {};
  }
}

const bytesOf = (document: WorkDocument): string => JSON.stringify(sitesOf(document));

describe("any sequence of edits, undo and redo", () => {
  it("leaves the document that a list of whole documents would", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        restoreDocument({ document: EMPTY_DOCUMENT, past: [], future: [] });
        // The model: every state in full, and where we are among them.
        let states = [bytesOf(EMPTY_DOCUMENT)];
        let now = 0;
        for (const command of commands) {
          const { document, past } = documentStore.getState();
          const step = stepOf(document, command);
          if (command.do === "undo") {
            undo();
            now = Math.max(0, now - 1);
          } else if (command.do === "redo") {
            redo();
            now = Math.min(states.length - 1, now + 1);
          } else if (Object.keys(step).length > 0) {
            const isMerged = command.do === "drag" && past.length > 0;
            dispatch(step, { history: command.do === "drag" ? "merge" : "record" });
            if (!isMerged) now++;
            states = [...states.slice(0, now), bytesOf(applyDiff(document, step))];
          }
          const after = documentStore.getState();
          expect(bytesOf(after.document)).toBe(states[now]);
          expect([after.past.length, after.future.length]).toEqual([now, states.length - 1 - now]);
        }
        const { document, past } = documentStore.getState();
        expect(past.reduce(applyDiff, EMPTY_DOCUMENT)).toEqual(document);
        const undone = past.reduceRight((d, step) => applyDiff(d, reverseDiff(step)), document);
        expect(undone).toEqual(EMPTY_DOCUMENT);
        const merged = past.reduce(mergeDiffs, {});
        expect(applyDiff(EMPTY_DOCUMENT, merged)).toEqual(document);
      }),
      runs(300),
    );
  });

  it("changes nothing where there is nothing to do", () => {
    restoreDocument({ document: EMPTY_DOCUMENT, past: [], future: [] });
    const before = documentStore.getState();
    undo();
    redo();
    dispatch({}, { history: "record" });
    expect(documentStore.getState()).toBe(before);
  });
});
