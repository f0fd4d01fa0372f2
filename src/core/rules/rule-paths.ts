import type { WrittenRule } from "./written-rule.ts";

type Node = Readonly<Record<string, unknown>>;

/** What a rule holds at a key path such as `cutoff.m`; undefined where it holds nothing. */
export function valueAt(rule: WrittenRule, path: string): unknown {
  let value: unknown = rule;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Node)[key];
  }
  return value;
}

/**
 * The rule with another value at a key path, null to take the key away. Objects on the way are
 * made where they are missing, and taken away where nothing is left in them.
 */
export function withValueAt(rule: WrittenRule, path: string, value: unknown): WrittenRule {
  return changed(rule as unknown as Node, path.split("."), value) as unknown as WrittenRule;
}

function changed(node: Node, [key = "", ...rest]: readonly string[], value: unknown): Node {
  const { [key]: old, ...others } = node;
  if (rest.length === 0) return value === null ? others : { ...node, [key]: value };
  const inner = typeof old === "object" && old !== null && !Array.isArray(old) ? (old as Node) : {};
  const next = changed(inner, rest, value);
  return Object.keys(next).length === 0 ? others : { ...node, [key]: next };
}
