import { type ReactNode, Suspense } from "react";
import { useStore } from "zustand";
import { reasonAgainst } from "../../core/facilities/eligible.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import { ruleOf } from "../../state/question-settings.ts";
import { regionStore } from "../../state/region.ts";
import { sessionStore } from "../../state/session.ts";
import { ClassShape } from "../kit/icons.tsx";
import { lazyPart } from "../kit/lazy-part.tsx";
import { useActive } from "../scenario/use-active.ts";
import { degrees, integer } from "../text/format.ts";
import { classText, statusText } from "../text/names.ts";
import { reasonText } from "../text/reason-text.ts";
import { useText } from "../text/translate.ts";
import { Card } from "./card.tsx";

const FacilityEdits = lazyPart<{ readonly facility: Facility }>(
  ["scenario"],
  async () => (await import("../scenario/facility-edits.tsx")).FacilityEdits,
).Part;

/** One existing facility as its source describes it, and whether the question counts it. */
export function FacilityCard({ facilityKey }: { readonly facilityKey: string }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  const { facilities } = useActive().supply;
  const ownLayers = useStore(regionStore, (s) => s.ownLayers);
  const facility = facilities.find(({ key }) => key === facilityKey);
  if (facility === undefined) return null;
  const isOwn = ownLayers.some(({ layer }) => layer === facility.layer);
  const isAsked = facility.class === question.facilityClass;
  const reason = isAsked ? reasonAgainst(facility, ruleOf(question).facility, question.asOf) : null;
  return (
    <Card
      title={facility.name}
      tag={<ClassShape of={facility.class} />}
      note={isOwn ? undefined : t("why.notReal")}
    >
      <section>
        {reason !== null && <p className="notice">{reasonText(t, reason)}</p>}
        <dl className="why-pairs">
          <dt>{t("siting.class")}</dt>
          <dd>{classText(t, facility.class)}</dd>
          {facility.level !== null && (
            <>
              <dt>{t("why.level")}</dt>
              <dd>{facility.attributes.levelName ?? facility.level}</dd>
            </>
          )}
          <dt>{t("why.capacity")}</dt>
          <dd>
            {facility.capacity === null ? t("why.missing") : integer(facility.capacity, language)}
          </dd>
          <dt>{t("why.status")}</dt>
          <dd>{statusText(t, facility.status)}</dd>
          {facility.openYear !== null && (
            <>
              <dt>{t("why.openYear")}</dt>
              <dd>{facility.openYear}</dd>
            </>
          )}
          <dt>{t("why.position")}</dt>
          <dd>
            {degrees(facility.lon)}, {degrees(facility.lat)}
          </dd>
        </dl>
      </section>
      <Suspense fallback={null}>
        <FacilityEdits facility={facility} />
      </Suspense>
    </Card>
  );
}
