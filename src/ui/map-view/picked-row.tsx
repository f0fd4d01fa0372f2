import { type ReactNode, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { shownAreasStore } from "../../state/shown-areas.ts";

/** A table row that stands for an area on the map: picked here or there, it is marked in both. */
export function PickedRow(props: {
  readonly id: string;
  readonly label: string;
  readonly onPick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { id, label, onPick, children } = props;
  const isPicked = useStore(shownAreasStore, (s) => s.selectedId === id);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isPicked) row.current?.scrollIntoView({ block: "nearest" });
  }, [isPicked]);
  return (
    <tr ref={row} data-picked={isPicked || undefined}>
      <th scope="row">
        <button
          type="button"
          className="link-button"
          aria-pressed={isPicked}
          onClick={() => {
            shownAreasStore.setState({ selectedId: id });
            onPick();
          }}
        >
          {label}
        </button>
      </th>
      {children}
    </tr>
  );
}
