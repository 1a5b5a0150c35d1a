import { useEffect } from "react";

/** What the tab's picture says: a price above or below that of a day ago, or nothing. */
export type Direction = "up" | "down";

function show(direction: Direction | null): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link) link.href = `./favicon${direction ? `-${direction}` : ""}.svg`;
}

/** Shows a direction in the tab's picture while the component is mounted. */
export function useFavicon(direction: Direction | null): void {
  useEffect(() => {
    show(direction);
    return () => show(null);
  }, [direction]);
}
