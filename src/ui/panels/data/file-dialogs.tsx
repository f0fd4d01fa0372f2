import { type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
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
  readonly bytes: Uint8Array;
}

/** The dialog for files chosen or dropped: a plan with its files, else facilities one by one. */
export function FileDialogs(): ReactNode {
  const files = useStore(filesStore, (s) => s.files);
  const [read, setRead] = useState<readonly ReadFile[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const readAll = async (): Promise<void> => {
      const all: ReadFile[] = [];
      for (const file of files) {
        all.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
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
  return (
    <Suspense fallback={null}>
      {read.some(isProjectFile) ? (
        <OpenProjectDialog files={read} onClose={() => takeFiles([])} />
      ) : read.some(isPlanFile) ? (
        <PlanDialog files={read} onClose={() => takeFiles([])} />
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
