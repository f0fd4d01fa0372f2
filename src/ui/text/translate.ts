import i18next from "i18next";
import { useStore } from "zustand";
import { type Language, sessionStore } from "../../state/session.ts";
import { CATALOGUE, type TextKey } from "./catalogue.ts";

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
  resources: {
    "zh-CN": { translation: resourcesOf("zh") },
    en: { translation: resourcesOf("en") },
  },
});

function resourcesOf(language: "zh" | "en"): Record<string, string> {
  const resources: Record<string, string> = {};
  for (const [area, texts] of Object.entries(CATALOGUE)) {
    for (const [name, both] of Object.entries(texts)) {
      const text = both[language] as string | { readonly one: string; readonly other: string };
      const key = `${area}.${name}`;
      if (typeof text === "string") resources[key] = text;
      else {
        resources[`${key}_one`] = text.one;
        resources[`${key}_other`] = text.other;
      }
    }
  }
  return resources;
}

const FIXED: Readonly<Record<Language, Translate>> = {
  "zh-CN": (key, values) => instance.t(key, { ...values, lng: "zh-CN" }),
  en: (key, values) => instance.t(key, { ...values, lng: "en" }),
};

/** The translator of a language; the same function each time. */
export function translator(language: Language): Translate {
  return FIXED[language];
}

/** The translator of the screen's language. */
export function useText(): Translate {
  return translator(useStore(sessionStore, ({ language }) => language));
}
