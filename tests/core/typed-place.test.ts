import { describe, expect, it } from "vitest";
import { pastedSites } from "../../src/core/scenario/pasted-sites.ts";
import { typedPlace } from "../../src/core/scenario/typed-place.ts";

describe("a place as it is typed", () => {
  it("is read in degrees, minutes and seconds and with letters in either order", () => {
    const place = [120.5, 28.25];
    for (const text of [
      "120.5, 28.25",
      "120.5 28.25",
      "120.5，28.25",
      "120°30′E 28°15′N",
      "N28°15'0\" E120°30'0\"",
      "东经120度30分，北纬28度15分",
      "28.25N, 120.5E",
    ]) {
      expect(typedPlace(text), text).toEqual(place);
    }
    expect(typedPlace("73°30'W, 41°S")).toEqual([-73.5, -41]);
  });

  it("is none where it cannot be meant: latitude first without letters, off the globe, not two", () => {
    for (const text of ["28.25, 120.5", "181, 20", "120.5", "", "a, b", "120°70′ 28°", "1E 2E"]) {
      expect(typedPlace(text), text).toBeNull();
    }
  });
});

const classOf = (word: string): string | null =>
  ({ 养老: "elder", clinic: "clinic" })[word] ?? null;

describe("a pasted list", () => {
  it("gives name, place, class and capacity, all but the place as far as they are there", () => {
    const text = [
      "名称,经度,纬度,类别,容量",
      "东站,120.5,28.25,养老,80",
      "",
      "120.6\t28.3",
      "120.7; 28.4; 养老",
      "西站 120°30′E 28°15′N clinic",
      "120.8,28.5,南站,0",
    ].join("\n");
    const rows = pastedSites(text, classOf);
    expect(rows.map((row) => [row.line, row.kind])).toEqual([
      [1, "heading"],
      [2, "site"],
      [4, "site"],
      [5, "site"],
      [6, "site"],
      [7, "site"],
    ]);
    expect(rows.slice(1).map((row) => [row.name, row.place, row.class, row.capacity])).toEqual([
      ["东站", [120.5, 28.25], "elder", 80],
      [null, [120.6, 28.3], null, null],
      [null, [120.7, 28.4], "elder", null],
      ["西站", [120.5, 28.25], "clinic", null],
      ["南站", [120.8, 28.5], null, 0],
    ]);
  });

  it("names every line it cannot read and why, and passes over none", () => {
    const text = [
      "甲,120.5,28.25",
      "28.25,120.5",
      "乙,120.5",
      "丙,120.5,28.25,-1",
      "丁,120.5,28.25,别的,再别的",
      "经度,纬度",
    ].join("\r\n");
    expect(pastedSites(text, classOf).map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, "no-place"],
      [3, "no-place"],
      [4, "bad-capacity"],
      [5, "not-understood"],
      [6, "no-place"],
    ]);
  });
});
