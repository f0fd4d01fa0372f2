/**
 * FNV-1a of a text's UTF-16 units, 32 bits, as 8 hexadecimal digits. It finds accidents, not
 * forgeries.
 */
export function checksumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
