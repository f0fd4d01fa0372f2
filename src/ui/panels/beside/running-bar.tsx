import type { ReactNode } from "react";
import { useStore } from "zustand";
import { besideStore } from "../../../state/beside.ts";
import { useActions } from "../../actions.ts";
import { useText } from "../../text/translate.ts";

/** Compute, or how far it is and stop; what went wrong last. */
export function RunningBar({ what }: { readonly what: "years" | "sweep" }): ReactNode {
  const t = useText();
  const { beside } = useActions();
  const running = useStore(besideStore, (s) => s.running);
  const failure = useStore(besideStore, (s) => s.failure);
  const start = async (): Promise<void> => {
    const actions = await beside();
    await (what === "years" ? actions.compareYears() : actions.sweep());
  };
  return (
    <>
      <div className="beside-bar" role="status">
        {running?.what === what ? (
          <>
            <progress value={running.done} max={running.total} />
            <button
              type="button"
              className="button"
              onClick={() => void beside().then((actions) => actions.cancel())}
            >
              {t("beside.cancel")}
            </button>
          </>
        ) : (
          <button
            type="button"
            className="button"
            data-testid={`compute-${what}`}
            disabled={running !== null}
            onClick={() => void start()}
          >
            {t("beside.compute")}
          </button>
        )}
      </div>
      {failure?.what === what && (
        <p className="notice" data-kind="error" role="alert">
          {t("frame.failed")}: {failure.message}
        </p>
      )}
    </>
  );
}
