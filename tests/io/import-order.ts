/** What an import is asked where a test asks for nothing else: elder facilities, all else guessed. */
export const IMPORT_ORDER = {
  target: "facilities",
  class: "elder",
  datum: undefined,
  crs: undefined,
  mapping: null,
} as const;
