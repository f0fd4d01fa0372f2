import { type ComponentType, lazy, type ReactNode, useState } from "react";
import type { LaterArea } from "../text/catalogue.ts";
import { loadTexts } from "../text/translate.ts";

/** A part of the screen that comes when it is first shown, with the texts it needs. */
export interface LazyPart<Props> {
  readonly Part: ComponentType<Props>;
  /** Fetches it ahead of need. */
  readonly warm: () => void;
}

const Nothing = (): null => null;

export function lazyPart<Props extends object>(
  texts: readonly LaterArea[],
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const both = async (): Promise<{ default: ComponentType<Props> }> => {
    const [part] = await Promise.all([load(), loadTexts(texts)]);
    loaded = part;
    return { default: part };
  };
  const Later = lazy(() =>
    both().catch((error: unknown) => {
      // Told as any action that fails is; the place stays empty, the rest of the screen usable.
      void Promise.reject(error);
      return { default: Nothing };
    }),
  ) as unknown as ComponentType<Props>;
  // A part that is here is drawn at once: a suspended one would leave its place blank for a
  // third of a second. The choice stands for as long as the part does.
  // biome-ignore lint/correctness/noComponentHookFactories: made once, when a module is read
  const Part = (props: Props): ReactNode => {
    const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Later);
    return <Chosen {...props} />;
  };
  // A failed fetch ahead of need says nothing: the part tries again when it is shown.
  return { Part, warm: () => void both().catch(() => undefined) };
}
