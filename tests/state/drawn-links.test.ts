import { describe, expect, it } from "vitest";
import type { LinkView } from "../../src/state/region.ts";
import { drawnLinks } from "../../src/state/select/drawn-links.ts";
import { linkLines } from "../../src/ui/map-view/link-lines.ts";

const LINE = [
  [122, 30],
  [122.1, 30],
] as const;
const bridge = (id: string): LinkView =>
  ({ id, kind: "bridge", name: "桥", nameEn: "Bridge", line: LINE }) as unknown as LinkView;
const link = (id: string, name: string) =>
  ({
    id,
    edit: { op: "link", link: { id: name, kind: "ferry", a: "x", b: "y", line: LINE } },
  }) as const;

describe("links on the map", () => {
  it("are those of the baseline that are kept, and those that an edit adds, known by the edit", () => {
    const drawn = drawnLinks(
      [bridge("kept"), bridge("gone")],
      [{ id: "e1", edit: { op: "unlink", id: "gone" } }, link("e2", "new")],
    );
    expect(drawn.map(({ kind, edit }) => [kind, edit])).toEqual([
      ["bridge", null],
      ["ferry", "e2"],
    ]);
  });

  it("an added one that is taken away again is not drawn", () => {
    const edits = [link("e1", "new"), { id: "e2", edit: { op: "unlink", id: "new" } } as const];
    expect(drawnLinks([], edits)).toEqual([]);
  });

  it("only the selected one stands out; with nothing selected none does, not the baseline's either", () => {
    const drawn = drawnLinks([bridge("kept")], [link("e1", "a"), link("e2", "b")]);
    const selected = (id: string | null) =>
      linkLines(drawn, id, "en").features.map(({ properties }) => properties?.isSelected);
    expect(selected("e2")).toEqual([false, false, true]);
    expect(selected(null)).toEqual([false, false, false]);
  });
});
