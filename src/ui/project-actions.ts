import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { ProjectReading } from "../core/analysis/project.ts";
import type { Issue } from "../core/base/issue.ts";
import type { VersionView } from "../state/project.ts";

/** What opening a project file came to; `go` leaves the present project, which stays as it is. */
export type OpenedProject =
  | { readonly kind: "opened"; readonly issues: readonly Issue[]; readonly go: () => void }
  | Exclude<ProjectReading, { readonly kind: "project" }>;

/** What the screens can ask for about whole projects. */
export interface ProjectActions {
  /** Downloads the project as one file; layers left out come as files beside it. */
  readonly save: (leaveOutLayers: boolean) => Promise<void>;
  readonly open: (files: readonly NamedBytes[]) => Promise<OpenedProject>;
  readonly rename: (name: string) => Promise<void>;
  /** Goes on in a copy; the present project stays as it is. */
  readonly saveAs: (name: string) => Promise<void>;
  readonly create: () => Promise<void>;
  readonly goTo: (id: string) => Promise<void>;
  readonly versions: () => Promise<readonly VersionView[]>;
  readonly keepVersion: () => Promise<void>;
  /** Back to a version: one step to undo. */
  readonly restoreVersion: (key: string) => Promise<void>;
}
