import type { ReactNode } from "react";
import type { ListedRule } from "../../../core/rules/rule-choice.ts";
import { useText } from "../../text/translate.ts";

/** Checked or not, edited or own, and how many rules say otherwise. */
export function RuleTags({ rule }: { readonly rule: ListedRule }): ReactNode {
  const t = useText();
  const { entry, origin } = rule;
  const isVerified = entry.status === "verified";
  const conflicts = entry.conflictsWith?.length ?? 0;
  return (
    <span className="rule-tags">
      <span className="tag" data-firm={isVerified}>
        {t(isVerified ? "rules.verified" : "rules.toCheck")}
      </span>
      {origin !== "catalogue" && (
        <span className="tag">{t(origin === "edited" ? "rules.edited" : "rules.own")}</span>
      )}
      {conflicts > 0 && (
        <span className="tag" data-kind="warn">
          {t("rules.conflicts", { count: conflicts })}
        </span>
      )}
    </span>
  );
}
