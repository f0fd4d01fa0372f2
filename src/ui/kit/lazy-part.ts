import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { LaterArea } from "../text/catalogue.ts";
import { loadTexts } from "../text/translate.ts";

/** A part of the screen that comes when it is first shown, with the texts it needs. */
export interface LazyPart<Props> {
  readonly Part: LazyExoticComponent<ComponentType<Props>>;
  /** Fetches it ahead of need. */
  readonly warm: () => void;
}

export function lazyPart<Props>(
  texts: readonly LaterArea[],
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  const both = async (): Promise<{ default: ComponentType<Props> }> => {
    const [part] = await Promise.all([load(), loadTexts(texts)]);
    return { default: part };
  };
  // A failed fetch ahead of need says nothing: the part tries again when it is shown.
  return { Part: lazy(both), warm: () => void both().catch(() => undefined) };
}
