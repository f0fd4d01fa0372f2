import { describe, expect, it } from "vitest";
import { cutoffMmOf, WALKING_MPS } from "../../src/core/rules/rule.ts";

describe("a cut-off", () => {
  it("in metres is kept to the millimetre", () => {
    expect(cutoffMmOf({ m: 1000 }, undefined)).toBe(1_000_000);
    expect(cutoffMmOf({ m: 1000.001 }, 1.2)).toBe(1_000_001);
    expect(cutoffMmOf({ m: 0 }, undefined)).toBe(0);
  });

  it("in minutes is how far one gets at the walking speed", () => {
    expect(cutoffMmOf({ min: 15 }, WALKING_MPS.adult)).toBe(1_080_000);
    expect(cutoffMmOf({ min: 15 }, WALKING_MPS.elder)).toBe(720_000);
    expect(cutoffMmOf({ min: 10 }, WALKING_MPS.carer)).toBe(420_000);
    expect(cutoffMmOf({ min: 5 }, WALKING_MPS.frail)).toBe(192_000);
  });

  it("in minutes without a speed is none", () => {
    expect(cutoffMmOf({ min: 15 }, undefined)).toBeNull();
  });
});
