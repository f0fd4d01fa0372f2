import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "../text/translate.ts";
import { Icon } from "./icons.tsx";

/** A modal dialog of the browser's own: Esc closes, focus stays inside. */
export function Sheet(props: {
  readonly title: string;
  readonly size?: "small" | "large";
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { title, size = "large", onClose, children } = props;
  const t = useText();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className="sheet" data-size={size} aria-label={title} onCancel={onClose}>
      <div className="sheet-head">
        <h2>{title}</h2>
        <button
          type="button"
          className="button"
          data-kind="plain"
          aria-label={t("frame.close")}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
