import type { PreviewNote } from "../../core/import/import-file.ts";
import { hasText, type Translate } from "../text/translate.ts";

/** One of our fields in words: 经度, Longitude. */
export function fieldName(t: Translate, field: string): string {
  const key = `import.field-${field}`;
  return hasText(key) ? t(key) : field;
}

/** Why a row is set aside, or what was found, by its code; the code itself where nothing is known. */
export function reasonText(t: Translate, code: string): string {
  const key = `import.${code}`;
  return hasText(key) ? t(key) : code;
}

/** What was done to a cell: 读作 80（标“约”）. */
export function noteText(t: Translate, { notes, value }: PreviewNote): string {
  const words = notes.map((note) => reasonText(t, `note-${note}`)).join(t("import.listMark"));
  return value === null ? words : t("import.readAs", { value: String(value), how: words });
}
