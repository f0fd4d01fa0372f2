import type { ReactNode } from "react";
import { sessionStore } from "../../state/session.ts";
import { Icon } from "../kit/icons.tsx";
import { useText } from "../text/translate.ts";

interface CardProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly tag?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A card over the map that answers a click; Esc or the cross closes it. */
export function Card({ title, note, tag, foot, children }: CardProps): ReactNode {
  const t = useText();
  return (
    <aside className="why-card" aria-label={t("why.card")} data-testid="why-card">
      <section>
        <div className="why-head">
          <div>
            <h2>
              {title} {tag}
            </h2>
            {note !== undefined && <div className="quiet">{note}</div>}
          </div>
          <button
            type="button"
            className="button"
            data-kind="plain"
            aria-label={t("frame.close")}
            onClick={() => sessionStore.setState({ selection: null })}
          >
            <Icon name="close" />
          </button>
        </div>
      </section>
      {children}
      {foot !== undefined && <div className="foot quiet">{foot}</div>}
    </aside>
  );
}
