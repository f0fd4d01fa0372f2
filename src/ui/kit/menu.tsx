import { type ReactNode, useState } from "react";

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  /** Ticked: one of a set that holds now. */
  readonly isChecked?: boolean;
  /** A line above it. */
  readonly isApart?: boolean;
  readonly isDisabled?: boolean;
  readonly onPick: () => void;
}

/** A button that opens a list of things to do; Esc and a click elsewhere close it, arrows walk it. */
export function Menu(props: {
  readonly button: ReactNode;
  readonly label?: string;
  readonly kind?: "plain";
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly items: readonly MenuItem[];
}): ReactNode {
  const { button, label, kind, isDisabled = false, testId, items } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <menu
      className="menu-box"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (!isOpen) return;
        if (event.key === "Escape") setOpen(false);
        else if (event.key === "ArrowDown") step(event.currentTarget, 1);
        else if (event.key === "ArrowUp") step(event.currentTarget, -1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <button
        type="button"
        className="button"
        data-kind={kind}
        data-testid={testId}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <div className="menu-list" role="menu">
          {items.map(({ key, label: text, isChecked, isApart, isDisabled: isOff, onPick }) => (
            <button
              key={key}
              type="button"
              {...(isChecked === undefined
                ? { role: "menuitem" }
                : { role: "menuitemradio", "aria-checked": isChecked })}
              data-apart={isApart}
              disabled={isOff}
              onClick={() => {
                setOpen(false);
                onPick();
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </menu>
  );
}

function step(menu: HTMLElement, by: number): void {
  const buttons = [...menu.querySelectorAll<HTMLButtonElement>("[role^=menuitem]:enabled")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}
