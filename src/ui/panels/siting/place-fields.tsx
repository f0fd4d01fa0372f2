import { type ReactNode, useEffect, useId, useState } from "react";
import { roundedDegrees } from "../../../core/facilities/facility.ts";
import { DATUMS, type Datum } from "../../../core/facilities/import.ts";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { moveFacility } from "../../../core/scenario/edit-commands.ts";
import { typedPlace } from "../../../core/scenario/typed-place.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import { activeScenario } from "../../../state/select/active-scenario.ts";
import { useActions } from "../../actions.ts";
import { useText } from "../../text/translate.ts";

/** Where a site stands, typed in degrees or in degrees, minutes and seconds of a datum. */
export function PlaceFields({ site }: { readonly site: CandidateSite }): ReactNode {
  const t = useText();
  const id = useId();
  const actions = useActions();
  const shown = `${site.lon}, ${site.lat}`;
  const [text, setText] = useState(shown);
  const [datum, setDatum] = useState<Datum>("wgs84");
  useEffect(() => setText(shown), [shown]);
  const place = typedPlace(text);
  const take = async (): Promise<void> => {
    if (text === shown) return;
    if (place === null) {
      setText(shown);
      return;
    }
    const [moved] = await actions.fromDatum([place], datum);
    const { document } = documentStore.getState();
    const [lon, lat] = moved ?? place;
    dispatch(
      moveFacility(
        document,
        activeScenario().id,
        site.key,
        roundedDegrees(lon),
        roundedDegrees(lat),
      ),
      { history: "record" },
    );
  };
  return (
    <>
      <label className="quiet" htmlFor={`${id}-place`}>
        {t("scenario.place")}
      </label>
      <span className="place-fields">
        <input
          id={`${id}-place`}
          className="field"
          data-testid="typed-place"
          spellCheck={false}
          aria-invalid={place === null}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => void take()}
          onKeyDown={(event) => {
            if (event.key === "Enter") void take();
          }}
        />
        <DatumField value={datum} onChange={setDatum} />
      </span>
      {place === null && (
        <p className="loss wide" role="status">
          {t("scenario.placeUnread")}
        </p>
      )}
    </>
  );
}

const DATUM_NAMES: Readonly<Record<Datum, string>> = {
  wgs84: "WGS 84",
  cgcs2000: "CGCS2000",
  gcj02: "GCJ-02",
  bd09: "BD-09",
};

/** The datum that typed coordinates are in. */
export function DatumField(props: {
  readonly value: Datum;
  readonly onChange: (datum: Datum) => void;
}): ReactNode {
  const t = useText();
  return (
    <select
      className="field"
      aria-label={t("scenario.datum")}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value as Datum)}
    >
      {DATUMS.map((one) => (
        <option key={one} value={one}>
          {DATUM_NAMES[one]}
        </option>
      ))}
    </select>
  );
}
