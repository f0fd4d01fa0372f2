import { describe, expect, it } from "vitest";
import {
  addSite,
  applyDiff,
  changeSite,
  type Diff,
  EMPTY_DOCUMENT,
  mergeDiffs,
  removeSite,
  reverseDiff,
  sitesOf,
  type WorkDocument,
} from "../../src/core/scenario/document.ts";

const SITE = {
  name: "",
  class: "elder",
  level: "institution",
  capacity: 60,
  lon: 120.1,
  lat: 28.9,
};

/** What is saved and shown: the sites in list order. */
const bytesOf = (document: WorkDocument): string => JSON.stringify(sitesOf(document));

function documentWith(count: number): WorkDocument {
  let document = EMPTY_DOCUMENT;
  for (let k = 0; k < count; k++) {
    document = applyDiff(document, addSite(document, { ...SITE, name: `site ${k}` }));
  }
  return document;
}

describe("a step on the document", () => {
  const before = documentWith(3);
  const steps: Record<string, Diff> = {
    add: addSite(before, SITE),
    change: changeSite(before, "new-2", { lon: 121, name: "moved" }),
    remove: removeSite(before, "new-1"),
    "several at once": mergeDiffs(removeSite(before, "new-3"), addSite(before, SITE)),
  };

  it.each(Object.entries(steps))("%s, taken back, leaves the same bytes", (_, step) => {
    const after = applyDiff(before, step);
    expect(bytesOf(after)).not.toBe(bytesOf(before));
    const back = applyDiff(after, reverseDiff(step));
    expect(bytesOf(back)).toBe(bytesOf(before));
    expect(back).toEqual(before);
    expect(applyDiff(back, step)).toEqual(after);
  });

  it("is its own reverse's reverse", () => {
    for (const step of Object.values(steps)) expect(reverseDiff(reverseDiff(step))).toEqual(step);
  });

  it("does not touch the document it is applied to", () => {
    const bytes = JSON.stringify(before);
    for (const step of Object.values(steps)) applyDiff(before, step);
    expect(JSON.stringify(before)).toBe(bytes);
  });

  it("on a site that is not there is no step", () => {
    expect(changeSite(before, "new-9", { lon: 1 })).toEqual({});
    expect(removeSite(before, "new-9")).toEqual({});
    expect(applyDiff(before, {})).toEqual(before);
  });
});

describe("two steps merged", () => {
  const before = documentWith(2);

  function expectSame(first: (on: WorkDocument) => Diff, second: (on: WorkDocument) => Diff): Diff {
    const a = first(before);
    const between = applyDiff(before, a);
    const b = second(between);
    const merged = mergeDiffs(a, b);
    const after = applyDiff(between, b);
    expect(applyDiff(before, merged)).toEqual(after);
    expect(applyDiff(after, reverseDiff(merged))).toEqual(before);
    return merged;
  }

  it("are one: a drag keeps the place it began at", () => {
    const merged = expectSame(
      (on) => changeSite(on, "new-1", { lon: 120.2 }),
      (on) => changeSite(on, "new-1", { lon: 120.3 }),
    );
    expect(merged["new-1"]!.before!.lon).toBe(120.1);
    expect(merged["new-1"]!.after!.lon).toBe(120.3);
  });

  it("may add and then change, add and remove, or touch different sites", () => {
    expectSame(
      (on) => addSite(on, SITE),
      (on) => changeSite(on, "new-3", { name: "x" }),
    );
    expectSame(
      (on) => addSite(on, SITE),
      (on) => removeSite(on, "new-3"),
    );
    expectSame(
      (on) => removeSite(on, "new-2"),
      (on) => addSite(on, SITE),
    );
    expectSame(
      (on) => removeSite(on, "new-1"),
      (on) => changeSite(on, "new-2", { capacity: null }),
    );
  });
});

describe("sites", () => {
  it("stay in the order they were made, also after one was removed and brought back", () => {
    const document = documentWith(3);
    const step = removeSite(document, "new-2");
    const back = applyDiff(applyDiff(document, step), reverseDiff(step));
    expect(sitesOf(back).map(({ id }) => id)).toEqual(["new-1", "new-2", "new-3"]);
  });

  it("of equal order, as two files may hold, come by id", () => {
    const site = (id: string) => ({ ...SITE, id, order: 1 });
    const document = { sites: { b: site("b"), a: site("a") } };
    expect(sitesOf(document).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("get ids that are free", () => {
    const taken = { ...SITE, id: "new-3", order: 2 };
    const document = { sites: { "new-3": taken } };
    expect(Object.keys(addSite(document, SITE))).toEqual(["new-4"]);
    expect(addSite(document, SITE)["new-4"]!.after!.order).toBe(3);
  });
});
