import { type ReactNode, useState } from "react";
import { useText } from "../text/translate.ts";
import type { ImportControl } from "./use-import.ts";

/** Systems in use in the province, by what planners call them. */
const KNOWN = [
  ["EPSG:4549", "CGCS2000 3° CM 120E"],
  ["EPSG:4528", "CGCS2000 3° 40"],
  ["EPSG:4548", "CGCS2000 3° CM 117E"],
  ["EPSG:4527", "CGCS2000 3° 39"],
  ["EPSG:4550", "CGCS2000 3° CM 123E"],
  ["EPSG:4529", "CGCS2000 3° 41"],
  ["EPSG:4509", "CGCS2000 6° CM 117E"],
  ["EPSG:4498", "CGCS2000 6° 20"],
  ["EPSG:3857", "Web Mercator"],
  ["EPSG:32650", "UTM 50N"],
  ["EPSG:32651", "UTM 51N"],
  ["EPSG:2385", "Xian 80 3° CM 120E"],
] as const;

/** A coordinate system by code, list or definition text. */
export function CrsField({ control }: { readonly control: ImportControl }): ReactNode {
  const t = useText();
  const { decision } = control.look!;
  const [text, setText] = useState(decision.crs ?? "");
  const take = (crs: string): void => {
    const bare = crs.trim();
    const isCode = /^\d{4,6}$/.test(bare);
    control.decide({ crs: bare === "" ? null : isCode ? `EPSG:${bare}` : bare });
  };
  return (
    <div className="import-crs">
      <select
        className="field"
        aria-label={t("import.crsList")}
        value={KNOWN.some(([code]) => code === decision.crs) ? decision.crs! : ""}
        onChange={(event) => {
          setText(event.target.value);
          take(event.target.value);
        }}
      >
        <option value="">{t("import.crsDegrees")}</option>
        {KNOWN.map(([code, name]) => (
          <option key={code} value={code}>
            {name} · {code}
          </option>
        ))}
      </select>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          take(text);
        }}
      >
        <input
          className="field"
          aria-label={t("import.crsText")}
          placeholder="EPSG:4549 / +proj=tmerc …"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button">
          {t("import.useCrs")}
        </button>
      </form>
      <label className="check">
        <input
          type="checkbox"
          checked={decision.swap}
          onChange={(event) => control.decide({ swap: event.target.checked })}
        />
        {t("import.northingFirst")}
      </label>
    </div>
  );
}
