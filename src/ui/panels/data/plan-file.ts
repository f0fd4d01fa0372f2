const START_BYTES = 100_000;

/** Whether a file is a plan: JSON that says so near its start. */
export function isPlanFile({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): boolean {
  if (!name.toLowerCase().endsWith(".json")) return false;
  return /"fuwuquan"\s*:/.test(new TextDecoder().decode(bytes.subarray(0, START_BYTES)));
}

/** Whether a file is a whole project, by its name. */
export function isProjectFile({ name }: { readonly name: string }): boolean {
  return name.toLowerCase().endsWith(".fuwuquan");
}
