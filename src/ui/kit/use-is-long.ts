import { useEffect, useState } from "react";

/** Work shorter than this shows no sign of itself. */
const QUIET_MS = 300;

/** Whether work that began at `since` (performance.now) has lasted long enough to be shown. */
export function useIsLong(since: number | null): boolean {
  const [longSince, setLongSince] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return;
    const timer = setTimeout(() => setLongSince(since), QUIET_MS);
    return () => clearTimeout(timer);
  }, [since]);
  return since !== null && longSince === since;
}
