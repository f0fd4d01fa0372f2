const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number written plainly, surrounding blanks allowed; null for anything else. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim();
  if (!PLAIN.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}
