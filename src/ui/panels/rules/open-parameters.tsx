import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CatalogueEntry, OpenParameter } from "../../../core/rules/catalogue.ts";
import { valueAt } from "../../../core/rules/rule-paths.ts";
import { REACH_CLASSES } from "../../../state/fairness.ts";
import { DEMAND_FIELDS } from "../../../state/question-settings.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { NumberField } from "../../kit/number-field.tsx";
import type { TextKey } from "../../text/catalogue.ts";
import { levelText } from "../../text/level-text.ts";
import { classText } from "../../text/names.ts";
import { parameterText } from "../../text/parameter-text.ts";
import { demandText, spoken } from "../../text/rule-text.ts";
import { type Translate, useText } from "../../text/translate.ts";
import { ConditionField } from "./condition-field.tsx";
import { ListField } from "./list-field.tsx";

interface OpenParametersProps {
  readonly entry: CatalogueEntry;
  /** Null takes the value away. */
  readonly onChange: (key: string, value: unknown) => void;
}

/** What the clause leaves open: the value taken, why, and a field to set another. */
export function OpenParameters({ entry, onChange }: OpenParametersProps): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { open = [] } = entry;
  if (open.length === 0) return null;
  return (
    <section className="rule-part">
      <h4>{t("rules.openTitle")}</h4>
      {open.map((parameter) => (
        <div key={parameter.key} className="open-parameter">
          <div>
            <div>
              {parameterText(t, parameter.parameter)}
              {parameter.mustChoose === true && (
                <span className="tag" data-kind="warn">
                  {t("rules.mustChoose")}
                </span>
              )}
            </div>
            <div className="quiet">{spoken(parameter.why, language)}</div>
          </div>
          <ParameterField entry={entry} parameter={parameter} onChange={onChange} />
        </div>
      ))}
    </section>
  );
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  "travel.model": ["circle", "detour"],
  "travel.profile": ["adult", "elder", "carer", "frail"],
  "density.by": ["cell", "town", "county"],
  "when.op": [">=", ">", "<", "<="],
  demand: DEMAND_FIELDS,
  "when.field": DEMAND_FIELDS,
  "facility.class": REACH_CLASSES,
};

/** Numbers are typed, known words chosen; shares of a target in per cent. */
function ParameterField(
  props: OpenParametersProps & { readonly parameter: OpenParameter },
): ReactNode {
  const { entry, parameter, onChange } = props;
  const t = useText();
  const { key } = parameter;
  const value = valueAt(entry.rule, key);
  const label = parameterText(t, parameter.parameter);
  if (key === "target") {
    return (
      <span className="nowrap">
        <NumberField
          label={label}
          value={typeof value === "number" ? Math.round(value * 1e6) / 1e4 : null}
          min={0}
          max={100}
          onChange={(percent) => onChange(key, percent / 100)}
        />
        {" %"}
      </span>
    );
  }
  const choices = CHOICES[key];
  if (choices !== undefined && typeof value === "string") {
    return (
      <select
        className="field"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(key, event.target.value)}
      >
        {(choices.includes(value) ? choices : [value, ...choices]).map((choice) => (
          <option key={choice} value={choice}>
            {key === "facility.class" ? classText(t, choice) : demandText(t, choice)}
          </option>
        ))}
      </select>
    );
  }
  if (typeof value === "number") {
    return (
      <NumberField label={label} value={value} min={0} onChange={(next) => onChange(key, next)} />
    );
  }
  return <ListParameter {...props} label={label} value={value} />;
}

const LISTS = ["classes", "scope.groups", "scope.units", "facility.levels"];

/** Lists as switches, conditions in rows, the area as a choice; anything else is only shown. */
function ListParameter(
  props: OpenParametersProps & {
    readonly parameter: OpenParameter;
    readonly label: string;
    readonly value: unknown;
  },
): ReactNode {
  const { entry, parameter, label, value, onChange } = props;
  const t = useText();
  const facilities = useStore(regionStore, (s) => s.facilities);
  const { key } = parameter;
  const facilityClass = entry.rule.facility?.class;
  const ofClass = facilities.filter((facility) => facility.class === facilityClass);
  if (key === "need") {
    const most = entry.rule.kind === "all-classes" ? entry.rule.classes.length : 1;
    return (
      <NumberField
        label={label}
        value={typeof value === "number" ? value : most}
        min={1}
        max={most}
        onChange={(next) => onChange(key, Math.round(next))}
      />
    );
  }
  if (key === "scope.area") {
    return (
      <select
        className="field"
        aria-label={label}
        value={typeof value === "string" ? value : ""}
        onChange={(event) => onChange(key, event.target.value === "" ? null : event.target.value)}
      >
        <option value="">{t("rules.everywhere")}</option>
        <option value="main-urban">{t("rules.urban")}</option>
      </select>
    );
  }
  if (key === "facility.where") {
    return (
      <ConditionField
        label={label}
        value={Array.isArray(value) ? value : []}
        columns={[...new Set(["name", ...ofClass.flatMap((one) => Object.keys(one.attributes))])]}
        onChange={(next) => onChange(key, next.length === 0 ? null : next)}
      />
    );
  }
  if (LISTS.includes(key) && (value === undefined || Array.isArray(value))) {
    const levels = ofClass.flatMap(({ level }) => (level === null ? [] : [level]));
    const known: Readonly<Record<string, readonly string[]>> = {
      classes: REACH_CLASSES,
      "scope.groups": ["mountain", "island", "other", "support"],
      "facility.levels": [...new Set(levels)].sort(),
    };
    return (
      <ListField
        label={label}
        value={(value ?? []) as readonly string[]}
        known={known[key] ?? []}
        mayBeEmpty={key !== "classes"}
        text={(one) => wordOf(t, key, one)}
        onChange={(next) => onChange(key, next.length === 0 ? null : next)}
      />
    );
  }
  return <code className="quiet">{value === undefined ? "—" : String(value)}</code>;
}

const GROUPS: Readonly<Record<string, TextKey>> = {
  mountain: "frame.mountain",
  island: "frame.island",
};

/** A class, a level or a group of counties in words where there are some. */
function wordOf(t: Translate, key: string, one: string): string {
  if (key === "classes") return classText(t, one);
  if (key === "facility.levels") return levelText(t, one);
  const group = GROUPS[one];
  return group === undefined ? one : t(group);
}
