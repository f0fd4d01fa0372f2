import { besideStore, type Situation } from "../beside.ts";
import { documentStore } from "../document.ts";
import { regionStore } from "../region.ts";
import { rulesStore } from "../rules.ts";
import { sessionStore } from "../session.ts";

/** Everything that answers over years and ranges rest on: where one part is another, they are old. */
export function situationBeside(): Situation {
  const { question, compared, matrix, projection } = sessionStore.getState();
  const { years, ranges } = besideStore.getState();
  return [
    ...[documentStore.getState().document, regionStore.getState().facilities],
    ...[rulesStore.getState().catalogue, question, compared, matrix.terms],
    ...[years, projection, ranges],
  ];
}

export function isSameSituation(a: Situation, b: Situation): boolean {
  return a.every((part, k) => part === b[k]);
}
