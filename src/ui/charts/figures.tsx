import { createContext, type PropsWithChildren, type ReactNode, useContext } from "react";

const OldFigures = createContext(false);

/** Whether the figures around answer what was asked before: they are shown pale, and not saved. */
export function useOldFigures(): boolean {
  return useContext(OldFigures);
}

/** A scrolling panel of figures, pale while those asked for are computed. */
export function Figures({
  isOld,
  children,
}: PropsWithChildren<{ readonly isOld: boolean }>): ReactNode {
  return (
    <OldFigures value={isOld}>
      <div className={isOld ? "scroll figures-old" : "scroll"}>{children}</div>
    </OldFigures>
  );
}
