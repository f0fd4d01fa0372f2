import { useEffect, useRef, useState } from "react";
import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import type { Issue } from "../../core/base/issue.ts";
import type { ImportDecision, RejectedRow } from "../../core/import/import-file.ts";
import type {
  ChosenFile,
  ImportLook,
  ImportReading,
  ImportView,
  OpenedFile,
} from "../../core/import/import-session.ts";
import type { LayerFile, OutOptions } from "../../core/import/layer-file.ts";
import { regionStore } from "../../state/region.ts";
import { sessionStore } from "../../state/session.ts";
import { type FileImport, useActions } from "../actions.ts";
import { issuesOf } from "../panels/data/issue-list.tsx";

interface ImportState {
  readonly opened: OpenedFile | null;
  readonly look: ImportLook | null;
  /** Null while the file is read, or where the decision cannot be carried out. */
  readonly reading: ImportReading | null;
  /** The first rows that were set aside by the reading. */
  readonly quarantine: readonly RejectedRow[];
  /** Why the file, or the decision, is refused. */
  readonly failure: readonly Issue[];
  /** Share read so far, 0–1; null when nothing is being read. */
  readonly progress: number | null;
  readonly view: ImportView;
  readonly encoding: string | null;
}

export interface ImportControl extends ImportState {
  readonly setView: (change: Partial<ImportView>) => void;
  readonly decide: (change: Partial<ImportDecision>) => void;
  /** Reads the file as a template file says. */
  readonly takeTemplate: (file: NamedBytes) => Promise<void>;
  /** A file that helps to understand this one; it is looked at anew with it. */
  readonly beside: FileImport["beside"];
  /** What was read last, to be put in place. */
  readonly take: FileImport["take"];
  /** What was read last, as a file to hand on. */
  readonly write: (name: string, options: OutOptions) => Promise<LayerFile>;
  /** All rows that were set aside. */
  readonly rejected: () => Promise<RejectedRow[]>;
  readonly setEncoding: (encoding: string | null) => void;
}

const QUARANTINE_SHOWN = 100;

/** One file from opening to its last report: every change of view is looked at and read anew. */
export function useImport(files: readonly ChosenFile[]): ImportControl {
  const actions = useActions();
  const current = useRef<FileImport | null>(null);
  const serial = useRef(0);
  const [state, setState] = useState<ImportState>(() => ({
    opened: null,
    look: null,
    reading: null,
    quarantine: [],
    failure: [],
    progress: 0,
    view: firstView(),
    encoding: null,
  }));

  const update = (change: Partial<ImportState>): void => setState((old) => ({ ...old, ...change }));
  const isCurrent = (turn: number): boolean => turn === serial.current;

  const show = async (view: ImportView): Promise<void> => {
    const turn = ++serial.current;
    const file = current.current!;
    // The decision shows at once; what follows from it comes with the look.
    setState((old) => ({
      ...old,
      view,
      look:
        old.look === null || view.decision === null
          ? old.look
          : { ...old.look, decision: view.decision },
      progress: 0,
      failure: [],
    }));
    try {
      const look = await file.look(view);
      if (!isCurrent(turn)) return;
      const decided = { ...view, decision: look.decision };
      update({ look, view: decided });
      const onProgress = (done: number, total: number): void => {
        if (isCurrent(turn)) update({ progress: total === 0 ? 0 : done / total });
      };
      let reading = await file.read(decided, onProgress);
      if (!isCurrent(turn)) return;
      if (look.isFirst) {
        // All rows are there now: what was guessed from the first ones is looked at anew.
        const whole = await file.look(view);
        if (!isCurrent(turn)) return;
        const isSame = JSON.stringify(whole.decision) === JSON.stringify(look.decision);
        const again = { ...view, decision: whole.decision };
        update({ look: whole, view: again });
        if (!isSame) reading = await file.read(again, onProgress);
        if (!isCurrent(turn)) return;
      }
      const quarantine = await file.rejected(QUARANTINE_SHOWN);
      if (isCurrent(turn)) update({ reading, quarantine, progress: null });
    } catch (error) {
      if (isCurrent(turn)) update({ reading: null, failure: issuesOf(error), progress: null });
    }
  };

  const open = async (encoding: string | null): Promise<void> => {
    const turn = ++serial.current;
    current.current?.close();
    update({ encoding, opened: null, look: null, reading: null, failure: [], progress: 0 });
    try {
      const file = await actions.openImport(files, encoding);
      if (!isCurrent(turn)) return file.close();
      current.current = file;
      const opened = await file.opened;
      if (!isCurrent(turn)) return;
      update({ opened });
      await show({ ...firstView(), target: targetOf(opened) });
    } catch (error) {
      if (isCurrent(turn)) update({ failure: issuesOf(error), progress: null });
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one opening per file
  useEffect(() => {
    void open(null);
    return () => {
      serial.current++;
      current.current?.close();
      current.current = null;
    };
  }, [files]);

  return {
    ...state,
    setView: (change) => void show({ ...state.view, ...change }),
    decide: (change) => {
      const { decision } = state.view;
      if (decision !== null) void show({ ...state.view, decision: { ...decision, ...change } });
    },
    takeTemplate: async (file) => {
      const { decision } = state.view;
      const said = await current.current!.mapping(file);
      if (decision === null) return;
      const { columns } = state.look!.preview;
      const known = Object.entries(said.columns ?? decision.columns).filter(([, column]) =>
        columns.includes(column),
      );
      const next = { ...decision, ...said, columns: Object.fromEntries(known) };
      void show({ ...state.view, target: next.target, class: next.class, decision: next });
    },
    beside: async (given) => {
      const count = await current.current!.beside(given);
      void show(state.view);
      return count;
    },
    take: (options) => current.current!.take(options),
    rejected: () => current.current!.rejected(Number.POSITIVE_INFINITY),
    write: (name, options) => current.current!.write(name, options),
    setEncoding: (encoding) => void open(encoding),
  };
}

/** A raster holds heights or people, and is shown as what it looks like; anything else as facilities. */
function targetOf({ sheets }: OpenedFile): ImportView["target"] {
  const heights = sheets[0]?.heights;
  if (heights === undefined) return "facilities";
  return heights.isLikely ? "elevation" : "demand";
}

function firstView(): ImportView {
  const { facilityClass } = sessionStore.getState().question;
  return {
    sheets: [0],
    header: null,
    decision: null,
    target: "facilities",
    class: facilityClass,
    trusted: [],
    landmasses: regionStore.getState().landmasses.map(({ id }) => id),
  };
}
