/** A kept state of the document, to go back to. */
export interface VersionView {
  readonly key: string;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly savedAt: number;
  /** `time`: kept while working; `before-open`: before something else was put in its place; `unsaved`: what another window's take-over left behind. */
  readonly why: "time" | "by-hand" | "before-open" | "unsaved";
  readonly scenarios: number;
  readonly edits: number;
}
