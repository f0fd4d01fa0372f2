import type { ReactNode } from "react";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { Icon } from "../../kit/icons.tsx";
import type { TextKey } from "../../text/catalogue.ts";
import { useText } from "../../text/translate.ts";
import { useExport } from "../use-export.ts";

/** 汇报: the files to take along, each with what it holds. */
export function PresentPanel(): ReactNode {
  const t = useText();
  const actions = useActions();
  return (
    <>
      <div className="panel-head">
        <h2>{t("present.title")}</h2>
      </div>
      <p className="quiet" style={{ padding: "0 16px 12px" }}>
        {t("present.intro")}
      </p>
      <div className="file-row">
        <div>
          <h3>{t("frame.present")}</h3>
          <div className="quiet">{t("present.startHelp")}</div>
        </div>
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => {
            sessionStore.setState({ isPresenting: true, selection: null });
            void document.documentElement.requestFullscreen?.().catch(() => undefined);
          }}
        >
          {t("present.start")}
        </button>
      </div>
      <FileRow
        title="present.picture"
        text="present.pictureHelp"
        name="map.png"
        save={actions.savePicture}
      />
      <FileRow
        title="frame.exportGaps"
        text="present.gaps"
        name="gaps.geojson"
        save={() => actions.exportFile("gaps.geojson")}
      />
      <FileRow
        title="frame.exportUnits"
        text="present.units"
        name="units.csv"
        save={() => actions.exportFile("units.csv")}
      />
      <FileRow
        title="frame.exportRules"
        text="present.rules"
        name="rules.csv"
        save={() => actions.exportFile("rules.csv")}
      />
      <FileRow
        title="frame.savePlan"
        text="present.plan"
        name="plan.json"
        save={actions.savePlan}
      />
    </>
  );
}

function FileRow(props: {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly name: string;
  readonly save: () => Promise<void>;
}): ReactNode {
  const { title, text, name, save } = props;
  const t = useText();
  const { state, run } = useExport(save);
  return (
    <div className="file-row">
      <div>
        <h3>{t(title)}</h3>
        <div className="quiet">{t(text)}</div>
        <div className="quiet" role="status">
          {state === "done" && t("present.done", { name })}
          {state === "failed" && t("frame.exportFailed")}
        </div>
      </div>
      <button type="button" className="button" disabled={state === "busy"} onClick={run}>
        <Icon name="export" />
        {t(state === "busy" ? "frame.exporting" : "present.save")}
      </button>
    </div>
  );
}
