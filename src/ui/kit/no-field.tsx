import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";

/** Says why a figure is a dash: the planner's own people have no such field. Else nothing. */
export function NoField({ field }: { readonly field: string }): ReactNode {
  const t = useText();
  const lacks = useStore(regionStore, (s) => s.ownFields?.includes(field) === false);
  if (!lacks) return null;
  return (
    <div className="quiet" data-testid="no-field">
      {t("frame.noField", { field: fieldText(t, field) })}
    </div>
  );
}
