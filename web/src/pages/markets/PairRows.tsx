import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from "react";

import { useSparklines } from "@/market/sparklines";
import { PairRow } from "@/pages/markets/PairRow";

export interface PairRowsProps {
  rows: readonly string[];
  chosen: string;
  rowHeight: number;
  /** What scrolls; the rows in its view are drawn. */
  scroller: RefObject<HTMLElement | null>;
  onChoose(pair: string): void;
}

const HEAD_HEIGHT = 24;
const COLUMNS = 9;
/** Rows drawn beyond the view, so that scrolling finds them ready. */
const OVERSCAN = 8;

/** Where a key leads from a row: to the neighbour, a page on, or an end; undefined for other keys. */
export function rowAfterKey(
  key: string,
  from: number,
  count: number,
  page: number,
): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, from + step));
}

/** The rows that are in view, moved through by keyboard. */
export function PairRows({ rows, chosen, rowHeight, scroller, onChoose }: PairRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const awaited = useRef<string | null>(null);
  const sparklines = useSparklines();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index] ?? index,
    overscan: OVERSCAN,
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const items = virtualizer.getVirtualItems();
  const drawn = items.flatMap(({ index }) => rows[index] ?? []);
  const entry = drawn.includes(chosen) ? chosen : drawn[0];
  const focusAwaited = () => {
    const row = [...(body.current?.rows ?? [])].find(
      ({ dataset }) => dataset["pair"] === awaited.current,
    );
    if (!row) return;
    awaited.current = null;
    row.focus({ preventScroll: true });
  };
  // A row that was out of view exists only after the list has scrolled to it.
  useLayoutEffect(focusAwaited);
  const move = (event: KeyboardEvent) => {
    const focused = document.activeElement?.closest("tr")?.dataset["pair"];
    const from = focused ? rows.indexOf(focused) : -1;
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1;
    const next = from < 0 ? undefined : rowAfterKey(event.key, from, rows.length, page);
    if (next === undefined) return;
    event.preventDefault();
    awaited.current = rows[next] ?? null;
    virtualizer.scrollToIndex(next);
    focusAwaited();
  };
  const above = (items[0]?.start ?? HEAD_HEIGHT) - HEAD_HEIGHT;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody ref={body} onKeyDown={move}>
      <Space height={above} />
      {items.map(({ index, key }) => {
        const pair = rows[index] ?? "";
        return (
          <PairRow
            key={key}
            pair={pair}
            index={index}
            closes={sparklines.get(pair)}
            isChosen={pair === chosen}
            isEntry={pair === entry}
            onChoose={onChoose}
          />
        );
      })}
      <Space height={below} />
    </tbody>
  );
}

/** Stands for the rows that are not drawn. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={COLUMNS} style={{ height, padding: 0 }} />
    </tr>
  );
}
