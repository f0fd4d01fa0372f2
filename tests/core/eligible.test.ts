import { describe, expect, it } from "vitest";
import { eligibleFacilities, reasonAgainst } from "../../src/core/facilities/eligible.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import type { FacilityFilter } from "../../src/core/rules/rule.ts";
import { siteAt } from "../towns/toy-town.ts";

const CLINIC: FacilityFilter = { class: "clinic" };

function reason(
  facility: Partial<Facility>,
  filter: Partial<FacilityFilter> = {},
  asOf = "2025-06-01",
): string | null {
  return reasonAgainst(siteAt("1", [120, 29], facility), { ...CLINIC, ...filter }, asOf);
}

describe("a facility counts for a rule", () => {
  it("when it is open, unless the rule says which statuses count", () => {
    expect(reason({})).toBeNull();
    expect(reason({ status: "closed" })).toBe("status-closed");
    expect(reason({ status: "planned" })).toBe("status-planned");
    expect(reason({ status: "planned" }, { statuses: ["planned", "building"] })).toBeNull();
    expect(reason({ status: "open" }, { statuses: ["planned"] })).toBe("status-open");
  });

  it("from 1 January of its opening year to the end of the year before it closes", () => {
    const years = { openYear: 2021, closeYear: 2025 };
    expect(reason(years, {}, "2020-12-31")).toBe("not-open-yet");
    expect(reason(years, {}, "2021-01-01")).toBeNull();
    expect(reason(years, {}, "2024-12-31")).toBeNull();
    expect(reason(years, {}, "2025-01-01")).toBe("closed-by-then");
    expect(reason({ openYear: null, closeYear: null }, {}, "1900-01-01")).toBeNull();
  });

  it("by level and layer where the rule names them", () => {
    expect(reason({ level: "institution" }, { levels: ["institution"] })).toBeNull();
    expect(reason({ level: "station" }, { levels: ["institution"] })).toBe("level");
    expect(reason({ level: null }, { levels: ["institution"] })).toBe("level");
    expect(reason({}, { layers: ["clinics"] })).toBeNull();
    expect(reason({}, { layers: ["others"] })).toBe("layer");
  });

  it("by capacity, where a missing one is missing and not 0", () => {
    expect(reason({ capacity: 10 }, { minCapacity: 10 })).toBeNull();
    expect(reason({ capacity: 9.999 }, { minCapacity: 10 })).toBe("capacity-too-small");
    expect(reason({ capacity: 0 }, { minCapacity: 10 })).toBe("capacity-too-small");
    expect(reason({ capacity: null }, { minCapacity: 10 })).toBe("capacity-missing");
    expect(reason({ capacity: null }, { minCapacity: 0 })).toBe("capacity-missing");
    expect(reason({ capacity: 0 }, { minCapacity: 0 })).toBeNull();
    expect(reason({ capacity: null })).toBeNull();
  });

  it("by its own columns and the source's", () => {
    const where = (column: string, op: "=" | ">=" | "in", value: string | number | string[]) => ({
      where: [{ column, op, value }],
    });
    const facility = { name: "甲", capacity: 40, attributes: { beds: "012", star: "three" } };
    expect(reason(facility, where("name", "=", "甲"))).toBeNull();
    expect(reason(facility, where("id", "=", "1"))).toBeNull();
    expect(reason(facility, where("capacity", ">=", 40))).toBeNull();
    expect(reason(facility, where("beds", "=", 12))).toBeNull();
    expect(reason(facility, where("beds", "=", "12"))).toBe("where");
    expect(reason(facility, where("star", "in", ["three", "four"]))).toBeNull();
    expect(reason(facility, where("openYear", ">=", 0))).toBe("where");
    expect(reason(facility, where("unknown", "=", ""))).toBeNull();
  });

  it("and if several reasons speak against it, the first is told", () => {
    const bad: Partial<Facility> = { status: "closed", openYear: 2030, capacity: null };
    expect(reason(bad, { layers: ["x"], minCapacity: 1 })).toBe("layer");
    expect(reason(bad, { minCapacity: 1 })).toBe("status-closed");
    expect(reason({ ...bad, status: "open" }, { minCapacity: 1 })).toBe("not-open-yet");
  });
});

describe("the eligible facilities", () => {
  it("keep their order; the others of the class are counted by reason, other classes are not", () => {
    const all = [
      siteAt("a", [120, 29]),
      siteAt("b", [120, 29], { status: "closed" }),
      siteAt("c", [120, 29], { class: "sport" }),
      siteAt("d", [120, 29], { status: "closed" }),
      siteAt("e", [120, 29], { openYear: 2026 }),
      siteAt("f", [120, 29]),
    ];
    const { facilities, excluded } = eligibleFacilities(all, CLINIC, "2025-06-01");
    expect(facilities.map(({ id }) => id)).toEqual(["a", "f"]);
    expect(excluded).toEqual({ "status-closed": 2, "not-open-yet": 1 });
  });
});
