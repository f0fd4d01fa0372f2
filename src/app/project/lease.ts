import { takeLease } from "./project-store.ts";

/**
 * Long enough for another window to answer, also one in the background of a slow machine: it
 * would lose the project without a word. Only the first save of a window waits for it.
 */
const ANSWER_MS = 2000;

type Message =
  | { readonly say: "who-writes" }
  | { readonly say: "i-write" }
  | { readonly say: "let-me" }
  | { readonly say: "yours" }
  | { readonly say: "saved" };

interface LeaseHost {
  readonly isWriter: () => boolean;
  /** Another window wants to write: save what there is and stop. */
  readonly giveUp: () => Promise<void>;
  /** Another window saved: show what it saved. */
  readonly follow: () => void;
}

/**
 * Two windows on one project: one writes, the others read along. They talk by BroadcastChannel;
 * what decides is the lease in storage, so a window that hears nothing still cannot overwrite.
 */
export class LeaseTalk {
  readonly tab = tabId();
  readonly #project: string;
  readonly #host: LeaseHost;
  readonly #channel: BroadcastChannel;
  #answered: ((heard: Message["say"]) => void) | null = null;

  constructor(project: string, host: LeaseHost) {
    this.#project = project;
    this.#host = host;
    this.#channel = new BroadcastChannel(`fuwuquan/${project}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => void this.#hear(data);
  }

  /** True where no other window writes: this one does from now on. */
  async begin(): Promise<boolean> {
    if ((await this.#ask("who-writes", "i-write")) !== null) return false;
    await takeLease(this.#project, this.tab);
    return true;
  }

  /** Takes the project over from the window that writes; it saves first if it is alive. */
  async takeOver(): Promise<void> {
    await this.#ask("let-me", "yours");
    await takeLease(this.#project, this.tab);
  }

  tellSaved(): void {
    this.#say({ say: "saved" });
  }

  close(): void {
    this.#channel.close();
  }

  #say(message: Message): void {
    this.#channel.postMessage(message);
  }

  #ask(question: "who-writes" | "let-me", answer: Message["say"]): Promise<true | null> {
    return new Promise((resolve) => {
      const done = (result: true | null): void => {
        clearTimeout(timer);
        this.#answered = null;
        resolve(result);
      };
      const timer = setTimeout(() => done(null), ANSWER_MS);
      this.#answered = (heard) => {
        if (heard === answer) done(true);
      };
      this.#say({ say: question });
    });
  }

  async #hear({ say }: Message): Promise<void> {
    switch (say) {
      case "who-writes":
        if (this.#host.isWriter()) this.#say({ say: "i-write" });
        return;
      case "let-me":
        if (!this.#host.isWriter()) return;
        await this.#host.giveUp();
        this.#say({ say: "yours" });
        return;
      case "saved":
        this.#host.follow();
        return;
      case "i-write":
      case "yours":
        this.#answered?.(say);
        return;
    }
  }
}

/** 16 hexadecimal digits; `randomUUID` needs a secure context, this does not. */
function tabId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
