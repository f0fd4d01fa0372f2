import { type ReactNode, useRef, useState } from "react";
import { useStore } from "zustand";
import { MICRO } from "../../../core/base/exact.ts";
import type { Demand } from "../../../core/demand/demand.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { usePaste } from "../../import/use-paste.ts";
import { ClassShape, Icon } from "../../kit/icons.tsx";
import { integer } from "../../text/format.ts";
import { classText } from "../../text/names.ts";
import { peopleBasis } from "../../text/people-basis.ts";
import { useText } from "../../text/translate.ts";
import { takeFiles } from "./files-store.ts";
import { OwnInputs } from "./own-inputs.tsx";

/** 数据: what is loaded, from where; own facilities and plans come in here. */
export function DataPanel(): ReactNode {
  const t = useText();
  usePaste(t("data.pasted"));
  return (
    <>
      <div className="panel-head">
        <h2>{t("data.title")}</h2>
      </div>
      <FilePickers />
      <OwnInputs />
      <Facilities />
      <Population />
      <Links />
      <Sources />
    </>
  );
}

function FilePickers(): ReactNode {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="section">
      <div className="row">
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => input.current?.click()}
        >
          <Icon name="plus" />
          {t("data.importFacilities")}
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {t("data.openPlan")}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          data-testid="file-input"
          accept=".csv,.tsv,.txt,.geojson,.json,.ndjson,.fgb,.xlsx,.xls,.et,.ods,.shp,.dbf,.shx,.prj,.cpg,.zip,.kml,.kmz,.ovkml,.gpx,.gpkg,.dxf,.tif,.tiff"
          onChange={(event) => {
            takeFiles([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </div>
      <p className="quiet">{t("data.dropHere")}</p>
    </div>
  );
}

function Facilities(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { layerCounts, ownLayers } = useStore(regionStore);
  const counts = new Map<string, number>();
  for (const { layer, count } of layerCounts) counts.set(layer, (counts.get(layer) ?? 0) + count);
  const classOf = new Map(layerCounts.map((one) => [one.layer, one.class]));
  return (
    <div className="section">
      <h3>{t("data.facilities")}</h3>
      <table className="table">
        <tbody>
          {[...counts].map(([layer, count]) => {
            const own = ownLayers.find((one) => one.layer === layer);
            const facilityClass = classOf.get(layer) ?? layer;
            return (
              <tr key={layer}>
                <td>
                  <span className="row">
                    <ClassShape of={facilityClass} />
                    {classText(t, facilityClass)}
                    {own === undefined ? (
                      <span className="tag" data-firm="false">
                        {t("data.sample")}
                      </span>
                    ) : (
                      <span className="tag">{t("data.own")}</span>
                    )}
                  </span>
                </td>
                <td data-number>{integer(count, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Population(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { units, demand, ownFields, basis } = useStore(regionStore);
  const all = [...units.values()];
  const towns = all.filter(({ level }) => level === "town");
  const villages = all.filter(({ level }) => level === "village").length;
  const residents = all
    .filter(({ level }) => level === "county")
    .reduce((sum, { totals }) => sum + (totals.people ?? 0), 0);
  return (
    <div className="section">
      <h3>{t("data.people")}</h3>
      <p>
        {t(ownFields === null ? "data.peopleText" : "data.peopleOwn", {
          basis: peopleBasis(t, basis),
          people: integer(ownFields === null ? residents : ownPeople(demand), language),
          cells: demand === null ? "…" : integer(demand.count, language),
        })}
      </p>
      <h3>{t("data.units")}</h3>
      <p>
        {t("data.unitsText", {
          counties: integer(all.filter(({ level }) => level === "county").length, language),
          towns: integer(towns.length, language),
          estimated: integer(towns.filter(({ estimated }) => estimated).length, language),
        })}
        {villages > 0 && t("data.villages", { count: villages })}
      </p>
    </div>
  );
}

/** Also those who live in no unit. */
function ownPeople(demand: Demand | null): number {
  const sum = demand?.weights.get("people")?.reduce((total, micro) => total + micro, 0) ?? 0;
  return Math.round(sum / MICRO);
}

const LINK_TEXT = {
  bridge: "data.linkBridge",
  tunnel: "data.linkTunnel",
  ferry: "data.linkFerry",
} as const;

function Links(): ReactNode {
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const links = useStore(regionStore, (s) => s.links);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="section">
      <button
        type="button"
        className="link-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t("data.links")} {links.length}
      </button>
      {isOpen && (
        <table className="table">
          <tbody>
            {links.map((link) => (
              <tr key={link.id}>
                <td>
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => actions.goTo(link.line[0][0], link.line[0][1], 11.5)}
                  >
                    {language === "en" ? link.nameEn : link.name}
                  </button>
                </td>
                <td>{t(LINK_TEXT[link.kind])}</td>
                <td className="quiet nowrap">
                  {link.openYear !== null && t("data.linkSince", { year: link.openYear })}
                </td>
                <td>
                  {link.status !== "verified" && link.status !== "own" && (
                    <span className="tag" data-firm="false">
                      {t("data.toCheck")}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Sources(): ReactNode {
  const t = useText();
  const sources = useStore(regionStore, (s) => s.sources);
  const isEnglish = useStore(sessionStore, (s) => s.language) === "en";
  return (
    <div className="section">
      <h3>{t("data.sources")}</h3>
      <ul className="source-list">
        {sources.map((source) => (
          <li key={source.id}>
            {isEnglish ? source.titleEn : source.title}
            <div className="quiet">
              {(isEnglish
                ? [source.licenceEn, source.noticeEn]
                : [source.licence, source.notice]
              ).join(" · ")}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
