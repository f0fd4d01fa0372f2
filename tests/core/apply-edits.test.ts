import { describe, expect, it } from "vitest";
import { applyEdits, type Supply } from "../../src/core/scenario/apply-edits.ts";
import type { Edit } from "../../src/core/scenario/edit.ts";
import { linkBetween, siteAt } from "../towns/toy-town.ts";

const BRIDGE = linkBetween("a", "b", "bridge");
const SUPPLY: Supply = {
  facilities: [
    siteAt("1", [120, 29], { capacity: 10 }),
    siteAt("2", [120.1, 29], { attributes: { star: "3" } }),
  ],
  links: [BRIDGE],
};
const ADD: Edit = { op: "add", layer: "clinics", id: "new", class: "clinic", lon: 120.5, lat: 29 };

const edited = (...edits: Edit[]) => applyEdits(SUPPLY, edits);
const facility = (key: string, ...edits: Edit[]) =>
  edited(...edits).supply.facilities.find((one) => one.key === key);

describe("edits", () => {
  it("are none: the baseline as it was", () => {
    expect(edited()).toEqual({ supply: SUPPLY, faults: [] });
    expect(edited().supply.facilities).toBe(SUPPLY.facilities);
  });

  it("leave the baseline alone", () => {
    const bytes = JSON.stringify(SUPPLY);
    edited(ADD, { op: "close", facility: "clinics/1" }, { op: "unlink", id: BRIDGE.id });
    expect(JSON.stringify(SUPPLY)).toBe(bytes);
  });

  it("add a site that is open and says nothing more than it was told", () => {
    expect(facility("clinics/new", ADD)).toEqual(siteAt("new", [120.5, 29]));
    expect(
      facility("clinics/new", {
        ...ADD,
        name: "新",
        level: "institution",
        capacity: 60,
        status: "planned",
        openYear: 2027,
        cost: 120.5,
      }),
    ).toEqual(
      siteAt("new", [120.5, 29], {
        name: "新",
        level: "institution",
        capacity: 60,
        status: "planned",
        openYear: 2027,
        attributes: { cost: "120.5" },
      }),
    );
  });

  it("keep facilities in key order by code point", () => {
    const add = (id: string): Edit => ({ ...ADD, id });
    const { facilities } = edited(add("𠮷"), add("～"), add("10"), add("0")).supply;
    expect(facilities.map(({ id }) => id)).toEqual(["0", "1", "10", "2", "～", "𠮷"]);
  });

  it("move and close, in the order given", () => {
    const key = "clinics/1";
    const move: Edit = { op: "move", facility: key, lon: 121, lat: 28 };
    expect(facility(key, move)).toMatchObject({ lon: 121, lat: 28, capacity: 10 });
    expect(facility(key, { op: "close", facility: key })!.status).toBe("closed");
    const reopen: Edit = { op: "set", facility: key, values: { status: "open" } };
    expect(facility(key, { op: "close", facility: key }, reopen)!.status).toBe("open");
    expect(facility(key, reopen, { op: "close", facility: key })!.status).toBe("closed");
  });

  it("set fields, clear them with null, and put other names among the attributes", () => {
    const set = (values: Record<string, unknown>) =>
      facility("clinics/2", { op: "set", facility: "clinics/2", values });
    expect(set({ capacity: 25, level: "station", closeYear: 2030 })).toMatchObject({
      capacity: 25,
      level: "station",
      closeYear: 2030,
    });
    expect(set({ capacity: null, level: null })).toMatchObject({ capacity: null, level: null });
    expect(set({ beds: 12 })!.attributes).toEqual({ star: "3", beds: "12" });
    expect(set({ star: "4" })!.attributes).toEqual({ star: "4" });
  });

  it("build and take away links", () => {
    const link = { id: "t", a: "b", b: "c", kind: "tunnel", openYear: 2028 };
    expect(edited({ op: "link", link }).supply.links).toEqual([
      BRIDGE,
      { ...link, closeYear: null, minutes: null, perDay: null },
    ]);
    expect(edited({ op: "unlink", id: BRIDGE.id }).supply.links).toEqual([]);
    const again = { ...BRIDGE, kind: "ferry" };
    expect(edited({ op: "link", link: again }).supply.links).toEqual([again]);
  });

  it("that cannot be carried out are listed by place and do nothing", () => {
    const faulty: Edit[] = [
      { ...ADD, id: "1" },
      { op: "close", facility: "clinics/9" },
      ADD,
      { op: "set", facility: "clinics/1", values: { name: "x", capacity: -1 } },
      { op: "set", facility: "clinics/1", values: { capacity: "12" } },
      { op: "set", facility: "clinics/1", values: { status: "gone" } },
      { op: "unlink", id: "nowhere" },
      { op: "link", link: { id: "x", a: "a", b: "b", kind: "road" } },
      { op: "link", link: { a: "a", b: "b", kind: "bridge" } },
      ADD,
    ];
    const { supply, faults } = edited(...faulty);
    expect(faults.map(({ index, code }) => [index, code])).toEqual([
      [0, "duplicate-id"],
      [1, "unknown-facility"],
      [3, "bad-value"],
      [4, "bad-value"],
      [5, "bad-value"],
      [6, "unknown-link"],
      [7, "bad-value"],
      [8, "bad-value"],
      [9, "duplicate-id"],
    ]);
    expect(supply).toEqual(edited(ADD).supply);
  });
});
