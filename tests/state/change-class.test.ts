import { describe, expect, it } from "vitest";
import { changeClass } from "../../src/state/select/change-class.ts";

describe("the class of a change", () => {
  it("has fixed breaks; the lower bound belongs to the class, and a loss mirrors a gain", () => {
    const of = (change: number) => changeClass(Math.max(0, change), Math.max(0, -change), 1000);
    expect([100, 99, 50, 49, 10, 9, 1].map(of)).toEqual([10, 11, 11, 12, 12, 13, 13]);
    expect(of(0)).toBe(14);
    expect([-1, -9, -10, -49, -50, -99, -100].map(of)).toEqual([15, 15, 16, 16, 17, 17, 18]);
  });

  it("is of the balance, and is none where nobody lives", () => {
    expect(changeClass(5, 5, 100)).toBe(14);
    expect(changeClass(0, 0, 0)).toBeNull();
  });
});
