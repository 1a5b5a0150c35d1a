import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";

import { cursorStep } from "@/charts/cursorKeys";
import type { FollowingChart } from "@/charts/CursorShare";
import { useTimeZone } from "@/core/chosenZone";
import { ChartTip, type TipLine } from "@/ui/ChartTip";
import { plotArea, TOP_PX } from "@/views/plot/area";
import { Plot, type PlotProps } from "@/views/plot/Plot";
import { bottomTicks } from "@/views/plot/ticks";
import { stepTime } from "@/views/plot/timeCursor";
import { useCursorShare } from "@/views/useCursorShare";
import type { TimeLink } from "@/views/view";

import styles from "./TimePlot.module.css";

const SMALLEST_ZOOM_PX = 4;
const MOST_TIP_LINES = 8;

/** Where the crosshair stands: `y` from the plot's top, 0–1; null where keys or others move it. */
export interface PlotCursor {
  timeMs: number;
  y: number | null;
}

export interface TimePlotProps extends Omit<PlotProps, "xTicks" | "label"> {
  label: string;
  /** The ends of the axis, milliseconds. */
  x: readonly [number, number];
  /** Where the keyboard's crosshair stops, rising. */
  times: readonly number[];
  link: TimeLink;
  /** What stands at the crosshair. */
  tip(cursor: PlotCursor): readonly TipLine[];
}

/** A plot over time, with tip and keys, on the crosshair and the zoom of the views beside it. */
export function TimePlot({ x, times, link, tip, ...plot }: TimePlotProps) {
  const { size, leftPx, label, yTicks, hasGrid = false, children } = plot;
  const zone = useTimeZone();
  const area = plotArea(size, leftPx);
  const [startMs, stopMs] = x;
  const [cursor, setCursor] = useState<PlotCursor | null>(null);
  const [isPointed, setPointed] = useState(false);
  const [dragPx, setDragPx] = useState<number | null>(null);
  const chart = useMemo<FollowingChart>(
    () => ({ pointAt: (timeMs) => setCursor(timeMs === null ? null : { timeMs, y: null }) }),
    [],
  );
  const share = useCursorShare(link.cursor, chart);
  const timeAt = (px: number) => startMs + (px / area.width) * (stopMs - startMs);
  const pxAt = (timeMs: number) => ((timeMs - startMs) / (stopMs - startMs || 1)) * area.width;
  const point = (next: PlotCursor) => {
    share.take();
    setPointed(true);
    setCursor(next);
    share.tell(next.timeMs);
  };
  const leave = () => {
    share.leave();
    setPointed(false);
    setCursor(null);
  };
  const press = (event: KeyboardEvent) => {
    const step = cursorStep(event);
    const next = step === null ? null : stepTime(times, cursor?.timeMs ?? null, step);
    if (next === null) return;
    event.preventDefault();
    point({ timeMs: next, y: null });
  };
  const place = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (value: number) => Math.max(0, Math.min(1, value));
    return {
      px: within((event.clientX - box.left) / box.width) * area.width,
      y: within((event.clientY - box.top) / box.height),
    };
  };
  const release = (event: PointerEvent) => {
    const { px } = place(event);
    setDragPx(null);
    if (dragPx === null || Math.abs(px - dragPx) < SMALLEST_ZOOM_PX) return;
    const [from, to] = [Math.min(px, dragPx), Math.max(px, dragPx)];
    link.onZoom({ startMs: timeAt(from), stopMs: timeAt(to) });
  };
  // The crosshair moves far more often than what it moves over.
  const drawn = useMemo(
    () => (
      <Plot
        size={size}
        label={null}
        leftPx={leftPx}
        hasGrid={hasGrid}
        xTicks={({ width }) => bottomTicks([startMs, stopMs], width, zone)}
        yTicks={yTicks}
      >
        {children}
      </Plot>
    ),
    [size, leftPx, hasGrid, startMs, stopMs, zone, yTicks, children],
  );
  const cursorPx = cursor === null ? null : pxAt(cursor.timeMs);
  const isShown = cursorPx !== null && cursorPx >= 0 && cursorPx <= area.width;
  const lines = cursor && isShown && isPointed ? tip(cursor) : [];
  return (
    <>
      {drawn}
      <div
        className={styles.over}
        style={{ left: leftPx, top: TOP_PX, width: area.width, height: area.height }}
        role="application"
        aria-roledescription="chart"
        aria-label={`${label}. Arrow keys move along the points; drag to zoom, double click to zoom out.`}
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragPx(place(event).px);
        }}
        onPointerMove={(event) => {
          const { px, y } = place(event);
          point({ timeMs: timeAt(px), y });
        }}
        onPointerUp={release}
        onPointerCancel={() => setDragPx(null)}
        onPointerLeave={leave}
        onBlur={leave}
        onDoubleClick={link.onZoomOut}
      >
        {isShown && <i className={styles.cursor} data-cursor style={{ left: cursorPx }} />}
        {isShown && dragPx !== null && (
          <i
            className={styles.drag}
            style={{
              left: Math.min(cursorPx, dragPx),
              width: Math.abs(cursorPx - dragPx),
            }}
          />
        )}
      </div>
      {cursor && lines.length > 0 && (
        <ChartTip
          timeMs={cursor.timeMs}
          leftPx={cursorPx ?? 0}
          widthPx={area.width}
          offsetPx={leftPx}
          lines={lines.slice(0, MOST_TIP_LINES)}
          more={Math.max(0, lines.length - MOST_TIP_LINES)}
        />
      )}
    </>
  );
}
