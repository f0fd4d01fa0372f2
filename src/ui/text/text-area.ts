/**
 * The sentences of one part of the screen, both languages side by side, so that neither can be
 * forgotten. English may differ by number; `{{name}}` marks a place for a value.
 */
export type TextArea = Readonly<
  Record<
    string,
    { readonly zh: string; readonly en: string | { readonly one: string; readonly other: string } }
  >
>;
