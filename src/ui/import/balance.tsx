import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { ImportReading } from "../../core/import/import-session.ts";
import { sessionStore } from "../../state/session.ts";
import { integer } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { reasonText } from "./import-words.ts";

/** Codes that lead to the same words are shown once; the most frequent first. */
const MOST_LINES = 6;

const KINDS = ["rejected", "kept"] as const;

/** Read = accepted + rejected, and the reasons by how often they occur. */
export function Balance(props: {
  readonly reading: ImportReading | null;
  readonly progress: number | null;
}): ReactNode {
  const { reading, progress } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  if (reading === null) {
    return (
      <section className="import-balance" aria-busy={progress !== null}>
        <h3>{t("import.report")}</h3>
        {progress !== null && (
          <p className="quiet">
            {t("import.checking")} {Math.round(progress * 100)} %
          </p>
        )}
      </section>
    );
  }
  const { read, accepted, rejected, reasons, issues } = reading.result;
  const rejections = new Map(reasons);
  const kept = issues.filter(({ code, severity }) => !rejections.has(code) && severity !== "error");
  const lines = [
    ...[...rejections].map(([code, count]) => ({ code, count, kind: "rejected" as const })),
    ...kept.map(({ code, count }) => ({ code, count, kind: "kept" as const })),
  ];
  const byCount = (kind: "rejected" | "kept") =>
    lines
      .filter((line) => line.kind === kind)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_LINES);
  return (
    <section className="import-balance" data-testid="import-report" data-busy={progress !== null}>
      <div className="spread">
        <h3>{t("import.report")}</h3>
        <span className="quiet">{t("import.balanceHead")}</span>
      </div>
      <div className="import-sum">
        <Figure
          label={t("import.readLabel")}
          value={integer(read, language)}
          testId="import-read"
        />
        <span aria-hidden="true">=</span>
        <Figure
          label={t("import.acceptedLabel")}
          value={integer(accepted, language)}
          tone="new"
          testId="import-accepted"
        />
        <span aria-hidden="true">+</span>
        <Figure
          label={t("import.rejectedLabel")}
          value={integer(rejected, language)}
          {...(rejected > 0 ? { tone: "plan" } : {})}
          testId="import-rejected"
        />
      </div>
      <div className="import-reasons">
        {KINDS.filter((kind) => lines.some((line) => line.kind === kind)).map((kind) => (
          <ul key={kind}>
            {byCount(kind).map(({ code, count }) => (
              <li key={code} className="spread">
                <span>
                  <span className="quiet">
                    {t(kind === "rejected" ? "import.rejectedWord" : "import.keptWord")}
                  </span>{" "}
                  {reasonText(t, code)}
                </span>
                <b>{integer(count, language)}</b>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </section>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly tone?: "new" | "plan";
  readonly testId: string;
}): ReactNode {
  return (
    <div className="import-figure">
      <span className="quiet">{props.label}</span>
      <b data-tone={props.tone} data-testid={props.testId}>
        {props.value}
      </b>
    </div>
  );
}
