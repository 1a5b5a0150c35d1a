/** The rows of a long list that are seen, all of one height: only they are in the page. */
import { useEffect, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

export interface RowWindowOptions {
  count: number;
  rowPx: number;
  /** Of the head, which lies over the rows. */
  headPx?: number;
}

export interface RowWindow {
  /** Numbers of the rows to draw. */
  rows: readonly number[];
  /** Pixels of the rows before and after those that are drawn. */
  beforePx: number;
  afterPx: number;
  /** Scrolls as little as brings a row into view. */
  scrollTo(row: number): void;
}

interface Span {
  first: number;
  end: number;
}

/** Until the size of the view is known: no less than a screen of rows. */
const AT_FIRST: Span = { first: 0, end: 40 };
/** Rows drawn beyond the view, so that scrolling finds them ready. */
const BEYOND = 12;

function spanIn(view: HTMLElement, rowPx: number, headPx: number): Span {
  const bottom = view.scrollTop + view.clientHeight - headPx;
  return {
    first: Math.floor(view.scrollTop / rowPx),
    end: Math.ceil(Math.max(0, bottom) / rowPx),
  };
}

function useSpan(
  scroll: RefObject<HTMLElement | null>,
  { count, rowPx, headPx = 0 }: RowWindowOptions,
): Span {
  const [span, setSpan] = useState(AT_FIRST);
  // What scrolls may come into the page with the first row.
  const hasRows = count > 0;
  useEffect(() => {
    const view = scroll.current;
    if (!view || !hasRows) return undefined;
    const look = () => {
      const next = spanIn(view, rowPx, headPx);
      setSpan((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    // Drawn in the frame that scrolls, or there would be nothing to see in it.
    const follow = () => flushSync(look);
    const observer = new ResizeObserver(look);
    observer.observe(view);
    view.addEventListener("scroll", follow, { passive: true });
    return () => {
      observer.disconnect();
      view.removeEventListener("scroll", follow);
    };
  }, [scroll, hasRows, rowPx, headPx]);
  return span;
}

export function useRowWindow(
  scroll: RefObject<HTMLElement | null>,
  options: RowWindowOptions,
): RowWindow {
  const { count, rowPx, headPx = 0 } = options;
  const span = useSpan(scroll, options);
  const end = Math.min(count, span.end + BEYOND);
  const first = Math.min(Math.max(0, span.first - BEYOND), end);
  const scrollTo = (row: number) => {
    const view = scroll.current;
    if (!view) return;
    const highest = row * rowPx;
    const lowest = headPx + highest + rowPx - view.clientHeight;
    view.scrollTo({ top: Math.min(highest, Math.max(lowest, view.scrollTop)) });
  };
  return {
    rows: Array.from({ length: end - first }, (_, index) => first + index),
    beforePx: first * rowPx,
    afterPx: (count - end) * rowPx,
    scrollTo,
  };
}

export interface SpacerRowProps {
  heightPx: number;
  columns: number;
}

/** Stands for rows that are not drawn. */
export function SpacerRow({ heightPx, columns }: SpacerRowProps) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height: heightPx, padding: 0 }} />
    </tr>
  );
}
