import { useState } from "react";

/** A download with its state, so that no button can be pressed twice or fail in silence. */
export function useExport(work: () => Promise<void>): {
  readonly state: "idle" | "busy" | "failed" | "done";
  readonly run: () => void;
} {
  const [state, setState] = useState<"idle" | "busy" | "failed" | "done">("idle");
  return {
    state,
    run: () => {
      setState("busy");
      work().then(
        () => setState("done"),
        () => setState("failed"),
      );
    },
  };
}
