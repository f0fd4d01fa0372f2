import { type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { NamedBytes } from "../../../core/analysis/plan-run.ts";
import { lazyPart } from "../../kit/lazy-part.tsx";
import { filesStore, takeFiles } from "./files-store.ts";
import { isPlanFile, isProjectFile } from "./plan-file.ts";

const { Part: ImportDialog } = lazyPart(
  ["import"],
  async () => (await import("../../import/import-dialog.tsx")).ImportDialog,
);
const { Part: PlanDialog } = lazyPart(
  ["data", "import"],
  async () => (await import("./plan-dialog.tsx")).PlanDialog,
);

const { Part: OpenProjectDialog } = lazyPart(
  ["project", "data", "import"],
  async () => (await import("../project/open-project-dialog.tsx")).OpenProjectDialog,
);

interface ReadFile {
  readonly name: string;
  readonly bytes: Uint8Array | File;
}

/** A plan or project may want every file beside it; any other file is read where it is understood. */
const WANTS_ALL = /\.(json|fuwuquan)$/i;

/** The dialog for files chosen or dropped: a plan with its files, else facilities one by one. */
export function FileDialogs(): ReactNode {
  const files = useStore(filesStore, (s) => s.files);
  const [read, setRead] = useState<readonly ReadFile[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const readAll = async (): Promise<void> => {
      const all: ReadFile[] = [];
      const wantsAll = files.some(({ name }) => WANTS_ALL.test(name));
      for (const file of files) {
        const bytes = wantsAll ? new Uint8Array(await file.arrayBuffer()) : file;
        all.push({ name: file.name, bytes });
      }
      if (isCurrent) setRead(all);
    };
    void readAll();
    return () => {
      isCurrent = false;
    };
  }, [files]);
  const [turn, ...later] = useMemo(() => groupsOf(read), [read]);
  if (files.length === 0 || turn === undefined) return null;
  const whole = read.filter((file): file is NamedBytes => file.bytes instanceof Uint8Array);
  return (
    <Suspense fallback={null}>
      {whole.some(isProjectFile) ? (
        <OpenProjectDialog files={whole} onClose={() => takeFiles([])} />
      ) : whole.some(isPlanFile) ? (
        <PlanDialog files={whole} onClose={() => takeFiles([])} />
      ) : (
        <ImportDialog key={turn[0]!.name} files={turn} onClose={close} />
      )}
    </Suspense>
  );

  /** After one file, the next has its turn. */
  function close(): void {
    const names = new Set(later.flat().map(({ name }) => name));
    setRead([]);
    takeFiles(files.filter(({ name }) => names.has(name)));
  }
}

const PART = /\.(dbf|shx|prj|cpg|sbn|sbx|qpj)$/i;

/** Files that belong together: a Shapefile with its parts, each other file alone. */
function groupsOf(files: readonly ReadFile[]): ReadFile[][] {
  const stem = (name: string): string => name.replace(/\.[^.]*$/, "").toLowerCase();
  const shapes = files.filter(({ name }) => /\.shp$/i.test(name));
  const isPart = ({ name }: ReadFile): boolean =>
    PART.test(name) && shapes.some((shape) => stem(shape.name) === stem(name));
  return files
    .filter((file) => !isPart(file))
    .map((file) => [
      file,
      ...files.filter((one) => isPart(one) && stem(one.name) === stem(file.name)),
    ]);
}
