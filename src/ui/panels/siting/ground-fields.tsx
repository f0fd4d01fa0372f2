import { type ReactNode, useEffect, useId, useState } from "react";
import type { Place } from "../../../core/facilities/facility.ts";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { groundWith, reshapeSite } from "../../../core/scenario/site-commands.ts";
import { typedPlace } from "../../../core/scenario/typed-place.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import { activeScenario } from "../../../state/select/active-scenario.ts";
import { sessionStore } from "../../../state/session.ts";
import { useText } from "../../text/translate.ts";

const FEWEST_VERTICES = 3;

/** The ground and the ways in of an added site: on the map by handles, here by their coordinates. */
export function GroundFields({ site }: { readonly site: CandidateSite }): ReactNode {
  const t = useText();
  const { outline, entrances } = site;
  const put = (ground: Parameters<typeof reshapeSite>[3]): void => {
    const { document } = documentStore.getState();
    dispatch(reshapeSite(document, activeScenario().id, site.id, ground), { history: "record" });
  };
  const addEntrance = (
    <button
      type="button"
      className="link-button"
      onClick={() => sessionStore.setState({ tool: "entrance", trace: [] })}
    >
      + {t("scenario.addEntrance")}
    </button>
  );
  if (outline === null && entrances === null) {
    return <div className="wide row-links">{addEntrance}</div>;
  }
  return (
    <>
      {outline !== null && (
        <PlacesField
          label={t("scenario.ground")}
          places={outline}
          fewest={FEWEST_VERTICES}
          onChange={(places) => put(groundWith(places, entrances ?? [places[0]!]))}
        />
      )}
      {entrances !== null && (
        <PlacesField
          label={t("scenario.entrances")}
          places={entrances}
          fewest={1}
          onChange={(places) =>
            put(
              outline === null
                ? { lon: site.lon, lat: site.lat, entrances: places }
                : groundWith(outline, places),
            )
          }
        />
      )}
      <div className="wide row-links">
        {addEntrance}
        <button type="button" className="link-button" onClick={() => put(null)}>
          {t("scenario.toPoint")}
        </button>
      </div>
    </>
  );
}

/** Places one a line; taken when the field is left and every line can be read. */
function PlacesField(props: {
  readonly label: string;
  readonly places: readonly Place[];
  readonly fewest: number;
  readonly onChange: (places: readonly Place[]) => void;
}): ReactNode {
  const { label, places, fewest, onChange } = props;
  const t = useText();
  const id = useId();
  const shown = places.map(([lon, lat]) => `${lon}, ${lat}`).join("\n");
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const read = lines.map(typedPlace);
  const wrong = read.indexOf(null);
  const isWhole = wrong < 0 && read.length >= fewest;
  return (
    <>
      <label className="quiet" htmlFor={id} title={t("scenario.placesHelp")}>
        {label}
      </label>
      <textarea
        id={id}
        className="field places-box"
        rows={Math.min(5, Math.max(2, places.length))}
        spellCheck={false}
        aria-invalid={!isWhole}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text !== shown && isWhole) onChange(read as readonly Place[]);
        }}
      />
      {!isWhole && (
        <p className="loss wide" role="status">
          {wrong < 0
            ? t("scenario.drawTooFew")
            : t("scenario.pasteRejected", { line: wrong + 1, text: lines[wrong] ?? "" })}
        </p>
      )}
    </>
  );
}
