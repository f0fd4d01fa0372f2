import type { Tick } from "../../core/base/tick.ts";
import type { ReadRegionFile } from "../region/load-region.ts";

/** What a run needs from its surroundings: files, the built-in region, a name for the outputs. */
export interface PlanHost {
  /** Bytes of a file named in the plan; null where there is none. */
  readonly readFile: (path: string) => Promise<Uint8Array | null>;
  readonly readRegion: ReadRegionFile;
  /** Name and version, printed into every output. */
  readonly app: string;
  readonly tick: Tick;
}
