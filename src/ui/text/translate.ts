import i18next from "i18next";
import { useStore } from "zustand";
import { type Language, sessionStore } from "../../state/session.ts";
import { FIRST_TEXTS, LATER_TEXTS, type LaterArea, type TextKey } from "./catalogue.ts";
import type { TextArea } from "./text-area.ts";

type Values = Readonly<Record<string, string | number>>;
/** Gives the text of a key; `count` chooses the English number form. */
export type Translate = (key: TextKey, values?: Values) => string;

const instance = i18next.createInstance();
void instance.init({
  lng: "zh-CN",
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  resources: {},
});
for (const [area, texts] of Object.entries(FIRST_TEXTS)) addTexts(area, texts);

function addTexts(area: string, texts: TextArea): void {
  for (const language of ["zh", "en"] as const) {
    const resources: Record<string, string> = {};
    for (const [name, both] of Object.entries(texts)) {
      const text = both[language];
      const key = `${area}.${name}`;
      if (typeof text === "string") resources[key] = text;
      else {
        resources[`${key}_one`] = text.one;
        resources[`${key}_other`] = text.other;
      }
    }
    const tag = language === "zh" ? "zh-CN" : "en";
    instance.addResourceBundle(tag, "translation", resources, false, true);
  }
}

/** Brings the texts of areas that are not part of the first screen. */
export async function loadTexts(areas: readonly LaterArea[]): Promise<void> {
  await Promise.all(areas.map(async (area) => addTexts(area, await LATER_TEXTS[area]())));
}

const FIXED: Readonly<Record<Language, Translate>> = {
  "zh-CN": (key, values) => instance.t(key, { ...values, lng: "zh-CN" }),
  en: (key, values) => instance.t(key, { ...values, lng: "en" }),
};

/** The translator of a language; the same function each time. */
export function translator(language: Language): Translate {
  return FIXED[language];
}

/** Whether a text of this key is loaded: codes of findings may have none. */
export function hasText(key: string): key is TextKey {
  return instance.exists(key, { lng: "zh-CN" });
}

/** The translator of the screen's language. */
export function useText(): Translate {
  return translator(useStore(sessionStore, ({ language }) => language));
}
