import { FRAME_TEXT } from "./areas/frame.ts";

/** Every text of the app by area; a key is `area.name`. */
export const CATALOGUE = {
  frame: FRAME_TEXT,
} as const;

type Areas = typeof CATALOGUE;

/** `frame.zoomIn` and so on: a key that does not exist does not compile. */
export type TextKey = {
  [A in keyof Areas]: `${A & string}.${keyof Areas[A] & string}`;
}[keyof Areas];
