import { Fragment, type ReactNode, useId } from "react";
import type { ImportPreview } from "../../../core/facilities/import.ts";
import type { TextKey } from "../../text/catalogue.ts";
import { useText } from "../../text/translate.ts";

const FIELDS: readonly (readonly [string, TextKey])[] = [
  ["lon", "import.fieldLon"],
  ["lat", "import.fieldLat"],
  ["id", "import.fieldId"],
  ["name", "import.fieldName"],
  ["level", "import.fieldLevel"],
  ["capacity", "import.fieldCapacity"],
  ["areaM2", "import.fieldAreaM2"],
  ["status", "import.fieldStatus"],
  ["openYear", "import.fieldOpenYear"],
  ["closeYear", "import.fieldCloseYear"],
];

/** Which column of the file means what; guessed first, the planner decides. */
export function ImportColumns(props: {
  readonly preview: ImportPreview;
  readonly columns: Readonly<Record<string, string>>;
  readonly onChange: (columns: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { preview, columns, onChange } = props;
  const t = useText();
  const id = useId();
  const fields = FIELDS.filter(
    ([field]) => !(preview.hasGeometry && (field === "lon" || field === "lat")),
  );
  const choose = (field: string, column: string): void => {
    const { [field]: _, ...rest } = columns;
    onChange(column === "" ? rest : { ...rest, [field]: column });
  };
  return (
    <>
      {preview.hasGeometry && <p className="quiet">{t("import.geometry")}</p>}
      <div className="import-columns">
        {fields.map(([field, key]) => (
          <Fragment key={field}>
            <label className="quiet nowrap" htmlFor={`${id}-${field}`}>
              {t(key)}
            </label>
            <select
              id={`${id}-${field}`}
              className="field"
              value={columns[field] ?? ""}
              onChange={(event) => choose(field, event.target.value)}
            >
              <option value="">{t("import.notUsed")}</option>
              {preview.columns.map((column) => (
                <option key={column} value={column}>
                  {column.slice(0, 60)}
                </option>
              ))}
            </select>
          </Fragment>
        ))}
      </div>
    </>
  );
}
