/** How much room there is. */

import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** The width in pixels inside an element, kept up to date; 0 before it is drawn. */
export function useWidth(within: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!within.current) return;
    const watching = new ResizeObserver(([seen]) => setWidth(seen?.contentRect.width ?? 0));
    setWidth(within.current.clientWidth);
    watching.observe(within.current);
    return () => watching.disconnect();
  }, [within]);
  return width;
}
