import { type ReactNode, useRef, useState } from "react";
import type { BesideFile } from "../../core/import/import-session.ts";
import { issuesOf } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";
import { reasonText } from "./import-words.ts";
import type { ImportControl } from "./use-import.ts";

/** Chooses a file that helps to understand this one, and says what it holds. */
export function BesideFilePicker(props: {
  readonly kind: BesideFile["role"];
  readonly control: ImportControl;
  readonly onTaken?: () => void;
}): ReactNode {
  const { kind, control, onTaken } = props;
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const count = await control.beside({ role: kind, file: { name: file.name, bytes } });
      const { lines, places, unused } = count;
      const parts = [
        file.name.slice(0, 40),
        t(`import.beside-${kind}`, { lines, places, count: places }),
      ];
      if (unused > 0) parts.push(t("import.besideUnused", { count: unused }));
      setTold(parts.join(" · "));
      onTaken?.();
    } catch (error) {
      const [issue] = issuesOf(error);
      setTold(reasonText(t, issue?.code ?? "failed"));
    }
  };
  return (
    <div className="import-beside">
      <button type="button" className="link-button" onClick={() => input.current?.click()}>
        {t(`import.choose-${kind}`)}
      </button>
      <span className="quiet" aria-live="polite">
        {told}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        data-testid={`beside-${kind}`}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
