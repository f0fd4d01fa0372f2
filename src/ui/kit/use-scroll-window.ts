import { type RefObject, useEffect, useState } from "react";

/** The part of a scrolling box that is in sight, px; `height` until it is measured. */
export function useScrollWindow(
  box: RefObject<HTMLElement | null>,
  height: number,
): { readonly top: number; readonly height: number } {
  const [scroll, setScroll] = useState({ top: 0, height });
  useEffect(() => {
    const element = box.current!;
    const read = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [box]);
  return scroll;
}
