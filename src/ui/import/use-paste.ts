import { useEffect } from "react";
import { takeFiles } from "../panels/data/files-store.ts";
import { pastedFile } from "./paste-table.ts";

/** Ctrl V brings a copied table in, as if it were a file; text fields keep their own paste. */
export function usePaste(name: string): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented) return;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      const file = pastedFile(event.clipboardData, name);
      if (file === null) return;
      event.preventDefault();
      takeFiles([file]);
    };
    addEventListener("paste", onPaste);
    return () => removeEventListener("paste", onPaste);
  }, [name]);
}
