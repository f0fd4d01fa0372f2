import { describe, expect, it } from "vitest";
import { isLinkOpen, landGroups } from "../../src/core/land/land-groups.ts";
import { linkBetween } from "../towns/toy-town.ts";

const ISLANDS = ["a", "b", "c", "d"];

function groups(
  links: Parameters<typeof landGroups>[2],
  asOf = "2025-06-01",
  ferry: Parameters<typeof landGroups>[4] = "none",
  count = 4,
): number[] {
  return [...landGroups(ISLANDS, count, links, asOf, ferry)];
}

describe("groups of landmasses", () => {
  it("are the landmasses themselves without links, lone points included", () => {
    expect(groups([])).toEqual([0, 1, 2, 3]);
    expect(groups([], "2025-06-01", "none", 6)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("are joined by bridges and tunnels in chains, whatever their order", () => {
    const chain = [
      linkBetween("c", "b", "bridge"),
      linkBetween("d", "c", "tunnel"),
      linkBetween("b", "a", "bridge"),
    ];
    expect(groups(chain)).toEqual([0, 0, 0, 0]);
    expect(groups([...chain].reverse())).toEqual([0, 0, 0, 0]);
    expect(groups(chain.slice(0, 2))).toEqual([0, 1, 1, 1]);
  });

  it("are joined by ferries only when those are asked for", () => {
    const ferry = [linkBetween("a", "b", "ferry")];
    expect(groups(ferry)).toEqual([0, 1, 2, 3]);
    expect(groups(ferry, "2025-06-01", "expected")).toEqual([0, 0, 2, 3]);
    expect(groups(ferry, "2025-06-01", "worst")).toEqual([0, 0, 2, 3]);
  });

  it("are not joined by links to unknown landmasses", () => {
    expect(groups([linkBetween("a", "z", "bridge")])).toEqual([0, 1, 2, 3]);
  });
});

describe("a link", () => {
  const link = linkBetween("a", "b", "bridge", { openYear: 2021, closeYear: 2024 });

  it.each([
    ["2020-12-31", false],
    ["2021-01-01", true],
    ["2023-12-31", true],
    ["2024-01-01", false],
  ])("is open from 1 January of its first year to the end of the last: %s %s", (asOf, open) => {
    expect(isLinkOpen(link, asOf, "none")).toBe(open);
    expect(isLinkOpen({ ...link, kind: "ferry" }, asOf, "expected")).toBe(open);
    expect(isLinkOpen({ ...link, kind: "ferry" }, asOf, "none")).toBe(false);
  });

  it("without years is always open", () => {
    expect(isLinkOpen(linkBetween("a", "b", "tunnel"), "1900-01-01", "none")).toBe(true);
  });
});
