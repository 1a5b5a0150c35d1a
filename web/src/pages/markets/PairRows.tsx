import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from "react";

import { useSparklines } from "@/market/sparklines";
import { PairRow } from "@/pages/markets/PairRow";
import { SpacerRow, useRowWindow } from "@/ui/rowWindow";

export interface PairRowsProps {
  rows: readonly string[];
  chosen: string;
  rowHeight: number;
  /** What scrolls; the rows in its view are drawn. */
  scroller: RefObject<HTMLElement | null>;
  onChoose(pair: string): void;
}

const HEAD_PX = 24;
const COLUMNS = 9;

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
  const shown = useRowWindow(scroller, {
    count: rows.length,
    rowPx: rowHeight,
    headPx: HEAD_PX,
  });
  const drawn = rows.slice(shown.rows[0], (shown.rows.at(-1) ?? -1) + 1);
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
    shown.scrollTo(next);
    focusAwaited();
  };
  return (
    <tbody ref={body} onKeyDown={move}>
      <SpacerRow heightPx={shown.beforePx} columns={COLUMNS} />
      {shown.rows.map((index) => {
        const pair = rows[index] ?? "";
        return (
          <PairRow
            key={pair}
            pair={pair}
            index={index}
            closes={sparklines.get(pair)}
            isChosen={pair === chosen}
            isEntry={pair === entry}
            onChoose={onChoose}
          />
        );
      })}
      <SpacerRow heightPx={shown.afterPx} columns={COLUMNS} />
    </tbody>
  );
}
