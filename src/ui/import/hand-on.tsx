import { type ReactNode, useState } from "react";
import type { Issue } from "../../core/base/issue.ts";
import { OUT_FORMATS, type OutFormat, type OutOptions } from "../../core/import/layer-file.ts";
import { useActions } from "../actions.ts";
import { IssueList, issuesOf } from "../panels/data/issue-list.tsx";
import { useText } from "../text/translate.ts";
import type { ImportControl } from "./use-import.ts";

const NAMES: Readonly<Record<OutFormat, string>> = {
  geojson: "GeoJSON",
  fgb: "FlatGeobuf",
  csv: "CSV",
  kml: "KML",
  shp: "Shapefile",
  gpkg: "GeoPackage",
};
const SYSTEMS = ["EPSG:4490", "EPSG:4549", "EPSG:4528", "EPSG:4548", "EPSG:4550"] as const;

/** The accepted rows as a file for others: format, system and encoding are chosen and stated in it. */
export function HandOn(props: {
  readonly name: string;
  readonly control: ImportControl;
}): ReactNode {
  const { name, control } = props;
  const t = useText();
  const actions = useActions();
  const [options, setOptions] = useState<OutOptions>({
    format: "geojson",
    datum: "wgs84",
    crs: null,
    encoding: "gb18030",
  });
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const change = (part: Partial<OutOptions>): void => setOptions({ ...options, ...part });
  const save = async (): Promise<void> => {
    try {
      const file = await control.write(name, options);
      setIssues(file.issues);
      actions.download(file.name, file.bytes);
    } catch (error) {
      setIssues(issuesOf(error));
    }
  };
  return (
    <section>
      <h3>{t("import.handOn")}</h3>
      <div className="row import-wrap">
        <select
          className="field"
          aria-label={t("import.outFormat")}
          value={options.format}
          onChange={(event) => {
            const format = event.target.value as OutFormat;
            change(format === "kml" ? { format, crs: null } : { format });
          }}
        >
          {OUT_FORMATS.map((one) => (
            <option key={one} value={one}>
              {NAMES[one]}
            </option>
          ))}
        </select>
        {options.format !== "kml" && (
          <select
            className="field"
            aria-label={t("import.outCrs")}
            value={options.crs ?? ""}
            onChange={(event) => change({ crs: event.target.value || null })}
          >
            <option value="">WGS 84</option>
            {SYSTEMS.map((one) => (
              <option key={one} value={one}>
                {one === "EPSG:4490" ? "CGCS2000" : one}
              </option>
            ))}
          </select>
        )}
        {options.format === "shp" && (
          <select
            className="field"
            aria-label={t("import.encoding")}
            value={options.encoding}
            onChange={(event) => change({ encoding: event.target.value as OutOptions["encoding"] })}
          >
            <option value="gb18030">GBK</option>
            <option value="utf-8">UTF-8</option>
          </select>
        )}
        <button type="button" className="button" onClick={() => void save()}>
          {t("import.saveResult")}
        </button>
      </div>
      {issues.length > 0 && <IssueList issues={issues} />}
    </section>
  );
}
