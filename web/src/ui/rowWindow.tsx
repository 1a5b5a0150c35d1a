/** The rows of a long table that are seen: only they are in the page. */
import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

export interface RowWindowOptions {
  count: number;
  rowPx: number;
  /** Of the head, which lies over the rows. */
  headPx?: number;
}

export function useRowWindow(
  scroll: RefObject<HTMLElement | null>,
  { count, rowPx, headPx = 0 }: RowWindowOptions,
) {
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollPaddingEnd: headPx,
  });
  const items = rows.getVirtualItems();
  return {
    items,
    /** Pixels of the rows before and after those that are seen. */
    beforePx: items[0]?.start ?? 0,
    afterPx: rows.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (row: number) => rows.scrollToIndex(row),
  };
}

export interface SpacerRowProps {
  heightPx: number;
  columns: number;
}

/** Stands for rows that are not seen. */
export function SpacerRow({ heightPx, columns }: SpacerRowProps) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height: heightPx, padding: 0 }} />
    </tr>
  );
}
