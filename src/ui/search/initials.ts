/** The table gives one letter per Han character from U+4E00 on; `-` where it has no reading. */
const FIRST_HAN = 0x4e00;

/** Pinyin initials of a name; other letters and digits stay, the rest is dropped. */
export function nameInitials(name: string, table: string): string {
  let initials = "";
  for (const character of name.toLowerCase()) {
    const letter = table[character.codePointAt(0)! - FIRST_HAN];
    if (letter !== undefined && letter !== "-") initials += letter;
    else if (/[a-z0-9]/.test(character)) initials += character;
  }
  return initials;
}
