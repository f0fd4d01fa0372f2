import { describe, expect, it } from "vitest";
import { InputError, IssueLog } from "../../src/core/base/issue.ts";

describe("findings", () => {
  it("are counted exactly and shown by their first five places", () => {
    const log = new IssueLog();
    for (let row = 2; row < 12; row++)
      log.add("warning", "far", "far away", { file: "a.csv", row });
    log.add("warning", "far", "far away", { file: "b.csv", row: 2 });
    expect(log.list().map(({ count }) => count)).toEqual([10, 1]);
    expect(log.list()[0]!.examples.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
    expect(log.hasErrors).toBe(false);
  });

  it("come in the order of first occurrence, apart by severity, code and message", () => {
    const log = new IssueLog();
    log.add("note", "a", "one");
    log.error("a", "one");
    log.add("note", "a", "two");
    log.add("note", "a", "one");
    expect(log.list().map(({ severity, message, count }) => [severity, message, count])).toEqual([
      ["note", "one", 2],
      ["error", "one", 1],
      ["note", "two", 1],
    ]);
    expect(log.hasErrors).toBe(true);
    expect(new InputError(log.list()).message.split("\n")).toHaveLength(3);
  });
});
