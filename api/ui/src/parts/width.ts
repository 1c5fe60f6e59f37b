/** How much room there is. */

import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** The width in pixels of what holds an element, kept up to date; 0 before it is drawn. */
export function useWidth(within: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const holder = within.current?.parentElement;
    if (!holder) return;
    const watching = new ResizeObserver(() => setWidth(holder.clientWidth));
    setWidth(holder.clientWidth);
    watching.observe(holder);
    return () => watching.disconnect();
  }, [within]);
  return width;
}
