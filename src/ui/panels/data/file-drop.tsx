import type { ReactNode } from "react";
import { takeFiles } from "./files-store.ts";

/** Files dropped anywhere on the window. */
export function FileDrop({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: choosing files is the keyboard's way
    <div
      className="file-drop"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes("Files")) event.preventDefault();
      }}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        takeFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
