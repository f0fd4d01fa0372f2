/** Under these keys the planner names columns and values freely: a `path` there is no file. */
const FREE_NAMES: ReadonlySet<string> = new Set(["columns", "weights", "classes", "values"]);

/** The plan with what `change` makes of every path of a source. */
export function withPaths(value: unknown, change: (path: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withPaths(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (FREE_NAMES.has(key)) return [key, item];
      if (key === "path" && typeof item === "string") return [key, change(item)];
      return [key, withPaths(item, change)];
    }),
  );
}

/** Key path and path of every source that a plan names. */
export function sourcePaths(value: unknown, at = ""): (readonly [key: string, path: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (FREE_NAMES.has(key)) return [];
    const here = Array.isArray(value) ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`;
    return key === "path" && typeof item === "string" ? [[here, item]] : sourcePaths(item, here);
  });
}
