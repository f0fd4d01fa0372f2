import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EMPTY_DOCUMENT, scenariosOf } from "../../src/core/scenario/document.ts";
import { addSites, changeEdit } from "../../src/core/scenario/edit-commands.ts";
import { addScenario, changeScenario } from "../../src/core/scenario/scenario-commands.ts";
import { dispatch, documentStore, restoreDocument } from "../../src/state/document.ts";
import { isSameBesideRules } from "../../src/state/rule-choices.ts";
import { savingStore } from "../../src/state/saving.ts";
import { activeScenario } from "../../src/state/select/active-scenario.ts";
import { sessionStore } from "../../src/state/session.ts";

const FRESH = { document: EMPTY_DOCUMENT, past: [], future: [] };
const SITE = { class: "elder", lon: 120, lat: 29 };
const now = () => documentStore.getState().document;

describe("the active scenario", () => {
  let id = "";

  beforeEach(() => {
    savingStore.setState({ role: "writer" });
    restoreDocument(FRESH);
    dispatch(addScenario(now(), "one"), { history: "record" });
    id = scenariosOf(now())[0]!.id;
    sessionStore.setState({ scenario: id });
    dispatch(addSites(now(), id, [SITE, { ...SITE, lon: 121 }]), { history: "record" });
  });
  afterEach(() => restoreDocument(FRESH));

  it("is what it was under another name, and asks for no new figures", () => {
    const [before, document] = [activeScenario(), now()];
    dispatch(changeScenario(document, id, { title: "two", note: "why" }), { history: "record" });
    const after = activeScenario();
    expect(after.scenario).toMatchObject({ title: "two", note: "why" });
    expect(after.sites).toBe(before.sites);
    expect(after.supply).toBe(before.supply);
    expect(isSameBesideRules(document, now())).toBe(true);
  });

  it("comes to other figures in another year, with another edit, and when it is gone", () => {
    const document = now();
    dispatch(changeScenario(document, id, { year: 2027 }), { history: "record" });
    expect(activeScenario().scenario?.year).toBe(2027);
    expect(isSameBesideRules(document, now())).toBe(false);
    expect(isSameBesideRules(document, EMPTY_DOCUMENT)).toBe(false);
    expect(isSameBesideRules(EMPTY_DOCUMENT, document)).toBe(false);
  });

  it("keeps the sites that did not change as they are", () => {
    const before = activeScenario().sites;
    const changed = before[0]!;
    dispatch(changeEdit(now(), id, changed.id, { capacity: 7 }), { history: "record" });
    const after = activeScenario().sites;
    expect(after.map(({ capacity }) => capacity)).toEqual([7, null]);
    expect(after[0]).not.toBe(changed);
    expect(after[1]).toBe(before[1]);
  });
});
