import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useStore } from "zustand";
import { lazyPart } from "../../kit/lazy-part.tsx";
import { filesStore, takeFiles } from "./files-store.ts";
import { isPlanFile } from "./plan-file.ts";

const { Part: ImportDialog } = lazyPart(
  ["import"],
  async () => (await import("./import-dialog.tsx")).ImportDialog,
);
const { Part: PlanDialog } = lazyPart(
  ["data", "import"],
  async () => (await import("./plan-dialog.tsx")).PlanDialog,
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
  if (files.length === 0 || read.length === 0) return null;
  const [first] = read;
  return (
    <Suspense fallback={null}>
      {read.some(isPlanFile) ? (
        <PlanDialog files={read} onClose={() => close(0)} />
      ) : (
        <ImportDialog key={first!.name} file={first!} onClose={() => close(1)} />
      )}
    </Suspense>
  );

  /** After facilities, the next file has its turn; `from` 0 ends all. */
  function close(from: 0 | 1): void {
    const rest = from === 0 ? [] : files.slice(from);
    setRead([]);
    takeFiles(rest);
  }
}
