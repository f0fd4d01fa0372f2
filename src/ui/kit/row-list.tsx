import { type ReactNode, useEffect, useRef, useState } from "react";
import { useScrollWindow } from "./use-scroll-window.ts";

const ROW_HEIGHT = 30;
const SPARE_ROWS = 6;

interface RowListProps {
  readonly label: string;
  readonly count: number;
  /** Row to keep in sight and marked, −1 for none. */
  readonly selected: number;
  readonly tone?: "accent" | "gap";
  /** Cells of a row. */
  readonly row: (index: number) => ReactNode;
  readonly rowId: (index: number) => string;
  readonly onPick: (index: number) => void;
  readonly onHover?: (index: number | null) => void;
}

/** A long list of which only the rows in sight exist; arrows walk it, Enter picks. */
export function RowList(props: RowListProps): ReactNode {
  const { label, count, selected, tone = "accent", row, rowId, onPick, onHover } = props;
  const box = useRef<HTMLDivElement>(null);
  const scroll = useScrollWindow(box, 600);
  const [active, setActive] = useState(0);
  const show = (index: number): void => {
    const element = box.current!;
    const top = index * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls the list
  useEffect(() => {
    if (selected < 0) return;
    setActive(selected);
    show(selected);
  }, [selected]);
  const walk = (key: string): number | null => {
    const page = Math.max(1, Math.floor(scroll.height / ROW_HEIGHT) - 1);
    switch (key) {
      case "ArrowDown":
        return active + 1;
      case "ArrowUp":
        return active - 1;
      case "PageDown":
        return active + page;
      case "PageUp":
        return active - page;
      case "Home":
        return 0;
      case "End":
        return count - 1;
      default:
        return null;
    }
  };
  const first = Math.max(0, Math.floor(scroll.top / ROW_HEIGHT) - SPARE_ROWS);
  const last = Math.min(
    count - 1,
    Math.ceil((scroll.top + scroll.height) / ROW_HEIGHT) + SPARE_ROWS,
  );
  const indices = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
  return (
    <div
      ref={box}
      className="row-list"
      role="listbox"
      aria-label={label}
      aria-activedescendant={count === 0 ? undefined : `row-${rowId(Math.min(active, count - 1))}`}
      data-tone={tone}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") {
          if (count > 0) onPick(Math.min(active, count - 1));
          event.preventDefault();
          return;
        }
        const to = walk(event.key);
        if (to === null) return;
        const next = Math.max(0, Math.min(count - 1, to));
        setActive(next);
        show(next);
        event.preventDefault();
      }}
      onMouseLeave={() => onHover?.(null)}
    >
      <div style={{ height: count * ROW_HEIGHT, position: "relative" }}>
        {indices.map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
          <div
            key={rowId(index)}
            id={`row-${rowId(index)}`}
            className="list-row"
            role="option"
            tabIndex={-1}
            aria-selected={index === selected}
            aria-posinset={index + 1}
            aria-setsize={count}
            data-active={index === active}
            style={{ top: index * ROW_HEIGHT }}
            onClick={() => {
              setActive(index);
              onPick(index);
            }}
            onMouseEnter={() => onHover?.(index)}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
