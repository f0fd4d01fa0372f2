import { canonicalJson } from "../base/canonical-json.ts";
import { compareCodePoints } from "../base/exact.ts";
import type { CatalogueEntry, RuleCatalogue, RuleDocument } from "./catalogue.ts";
import type { WrittenRule } from "./written-rule.ts";

/** What the planner did with one rule: switched it, changed it, or made it. */
export interface RuleChoice {
  readonly kind: "rule";
  readonly id: string;
  /** Position of own rules in their list. */
  readonly order: number;
  readonly isOn: boolean;
  /** The rule as the planner wrote it; null = as the catalogue has it. */
  readonly entry: CatalogueEntry | null;
  /** The document an own rule cites, where the catalogue does not list it. */
  readonly document: RuleDocument | null;
}

/** Choices by rule id. */
export type RuleChoices = Readonly<Record<string, RuleChoice>>;

/** A rule as the screens list it. */
export interface ListedRule {
  readonly entry: CatalogueEntry;
  readonly document: RuleDocument;
  readonly isOn: boolean;
  /** `edited` = of the catalogue, changed by the planner. */
  readonly origin: "catalogue" | "edited" | "own";
}

/** The document that rules without one are listed under. */
export const OWN_DOCUMENT = "own";
const UNNAMED: RuleDocument = { title: { zh: "自拟", en: "Own rule" } };

/** The catalogue's rules in its order, as chosen; own rules after them. */
export function listRules(catalogue: RuleCatalogue, choices: RuleChoices): ListedRule[] {
  const known = new Set<string>();
  const listed = catalogue.rules.map((preset): ListedRule => {
    const { id } = preset.rule;
    known.add(id);
    const choice = choices[id];
    const entry = choice?.entry ?? preset;
    return {
      entry,
      document: documentOf(catalogue, entry, choice),
      isOn: choice?.isOn ?? preset.startsOn ?? false,
      origin: choice?.entry == null ? "catalogue" : "edited",
    };
  });
  const own = Object.values(choices)
    .filter(({ id, entry }) => !known.has(id) && entry !== null)
    .sort((a, b) => a.order - b.order || compareCodePoints(a.id, b.id));
  for (const choice of own) {
    const entry = choice.entry!;
    const document = documentOf(catalogue, entry, choice);
    listed.push({ entry, document, isOn: choice.isOn, origin: "own" });
  }
  return listed;
}

function documentOf(
  catalogue: RuleCatalogue,
  { document }: CatalogueEntry,
  choice: RuleChoice | undefined,
): RuleDocument {
  return choice?.document ?? catalogue.documents[document] ?? UNNAMED;
}

/** One changed choice: null = as the catalogue has it, or no such rule. */
export interface ChoiceChange {
  readonly id: string;
  readonly before: RuleChoice | null;
  readonly after: RuleChoice | null;
}

function change(choices: RuleChoices, id: string, after: RuleChoice | null): ChoiceChange {
  return { id, before: choices[id] ?? null, after };
}

function choiceOf(choices: RuleChoices, rule: ListedRule): RuleChoice {
  const { id } = rule.entry.rule;
  return (
    choices[id] ?? { kind: "rule", id, order: 0, isOn: rule.isOn, entry: null, document: null }
  );
}

export function switchRule(choices: RuleChoices, rule: ListedRule, isOn: boolean): ChoiceChange {
  return change(choices, rule.entry.rule.id, { ...choiceOf(choices, rule), isOn });
}

/** Puts another text of the same rule in its place; one that says what the catalogue says is no edit. */
export function editRule(
  catalogue: RuleCatalogue,
  choices: RuleChoices,
  rule: ListedRule,
  entry: CatalogueEntry,
): ChoiceChange {
  const { id } = rule.entry.rule;
  const preset = catalogue.rules.find((one) => one.rule.id === id);
  const choice = choiceOf(choices, rule);
  return change(choices, id, { ...choice, entry: isSame(preset, entry) ? null : entry });
}

function isSame(preset: CatalogueEntry | undefined, entry: CatalogueEntry): boolean {
  return preset !== undefined && canonicalJson(preset) === canonicalJson(entry);
}

/** An edited preset becomes the catalogue's again; an own rule is gone. */
export function removeRule(choices: RuleChoices, rule: ListedRule): ChoiceChange {
  const { id } = rule.entry.rule;
  const choice = choiceOf(choices, rule);
  return change(choices, id, rule.origin === "own" ? null : { ...choice, entry: null });
}

/** A rule of the planner's own, at the end of the list; its id is made free where it is taken. */
export function addRule(
  catalogue: RuleCatalogue,
  choices: RuleChoices,
  entry: CatalogueEntry,
  document: RuleDocument | null = null,
): ChoiceChange {
  const taken = new Set([...catalogue.rules.map(({ rule }) => rule.id), ...Object.keys(choices)]);
  let { id } = entry.rule;
  for (let serial = 2; taken.has(id); serial++) id = `${entry.rule.id}-${serial}`;
  const rule: WrittenRule = { ...entry.rule, id };
  const order =
    Object.values(choices).reduce((last, choice) => Math.max(last, choice.order), 0) + 1;
  const own = { ...entry, rule };
  return change(choices, id, { kind: "rule", id, order, isOn: true, entry: own, document });
}

/**
 * What reading a file of rules changes: a rule that the catalogue has becomes an edited preset
 * where it differs, any other becomes or replaces an own rule. All of them are switched on.
 */
export function importRules(
  catalogue: RuleCatalogue,
  choices: RuleChoices,
  file: RuleCatalogue,
): ChoiceChange[] {
  const presets = new Map(catalogue.rules.map((entry) => [entry.rule.id, entry]));
  let order = Object.values(choices).reduce((last, choice) => Math.max(last, choice.order), 0);
  return file.rules.map((entry) => {
    const { id } = entry.rule;
    const preset = presets.get(id);
    const isListed = catalogue.documents[entry.document] !== undefined;
    return change(choices, id, {
      kind: "rule",
      id,
      order: choices[id]?.order ?? (preset === undefined ? ++order : 0),
      isOn: true,
      entry: isSame(preset, entry) ? null : entry,
      document: isListed ? null : (file.documents[entry.document] ?? null),
    });
  });
}

/** Some rules as a file that can be read again. */
export function exportRules(rules: readonly ListedRule[]): RuleCatalogue {
  const documents: Record<string, RuleDocument> = {};
  for (const { entry, document } of rules) documents[entry.document] = document;
  return { format: "rules/1", documents, rules: rules.map(({ entry }) => entry) };
}
