import type { MapWords } from "./scene.ts";

/** Zoom in, zoom out and the whole province, top right on the map. */
export class MapButtons {
  readonly #buttons: readonly {
    readonly element: HTMLButtonElement;
    readonly word: keyof MapWords;
  }[];

  constructor(
    container: HTMLElement,
    words: MapWords,
    actions: { readonly zoomBy: (steps: number) => void; readonly whole: () => void },
  ) {
    const box = document.createElement("div");
    box.className = "map-buttons";
    const add = (word: keyof MapWords, sign: string, act: () => void) => {
      const element = document.createElement("button");
      element.type = "button";
      element.textContent = sign;
      element.addEventListener("click", act);
      box.append(element);
      return { element, word };
    };
    this.#buttons = [
      add("zoomIn", "+", () => actions.zoomBy(1)),
      add("zoomOut", "\u2212", () => actions.zoomBy(-1)),
      add("whole", "\u2302", actions.whole),
    ];
    container.append(box);
    this.setWords(words);
  }

  setWords(words: MapWords): void {
    for (const { element, word } of this.#buttons) {
      element.title = words[word];
      element.setAttribute("aria-label", words[word]);
    }
  }
}
