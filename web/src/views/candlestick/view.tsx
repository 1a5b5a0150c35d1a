import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";

import { CandleChart } from "@/charts/CandleChart";
import type { CursorBus } from "@/charts/cursorBus";
import { subscribeTheme } from "@/core/theme";
import { decimalsOf } from "@/core/units";
import { readChartTheme } from "@/design/chartTheme";
import type { Bar } from "@/market/bars";
import { BarLegend, PRICES } from "@/views/candlestick/BarLegend";
import { barLength, candleBars } from "@/views/candlestick/bars";
import { NoSeries } from "@/views/NoSeries";
import { useCursorShare } from "@/views/useCursorShare";
import type { ViewProps } from "@/views/view";

import styles from "./Candlestick.module.css";

/** Open, high, low and close of each window, with the volume below. */
export function CandlestickView({ frames, head, link }: ViewProps) {
  const bars = useMemo(() => candleBars(frames), [frames]);
  const lengthMs = useMemo(() => barLength(bars), [bars]);
  const [legend] = useState(() => new BarLegend());
  const decimals = Math.max(0, ...bars.slice(-200).map(({ close }) => decimalsOf(close)));
  const last = bars.at(-1) ?? null;
  useEffect(() => legend.setLast(last, decimals), [legend, last, decimals]);
  if (bars.length === 0) return <NoSeries frames={frames} />;
  return (
    <>
      {head && createPortal(<Prices legend={legend} />, head)}
      <Candles
        key={lengthMs}
        bars={bars}
        lengthMs={lengthMs}
        decimals={decimals}
        cursor={link.cursor}
        legend={legend}
      />
    </>
  );
}

interface CandlesProps {
  bars: readonly Bar[];
  lengthMs: number;
  decimals: number;
  cursor: CursorBus | null;
  legend: BarLegend;
}

function Candles({ bars, lengthMs, decimals, cursor, legend }: CandlesProps) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<CandleChart | null>(null);
  const share = useCursorShare(cursor, chart);
  useEffect(() => {
    const container = host.current;
    if (!container) return undefined;
    const created = new CandleChart(container, readChartTheme(container), lengthMs, {
      onHover: (hover) => legend.point(hover.kind === "bar" ? hover.bar : null),
      onPoint: (timeMs) => share.tell(timeMs),
      onNearStart: () => {},
      onLayout: () => {},
      onLive: () => {},
    });
    setChart(created);
    const stopTheme = subscribeTheme(() => created.setTheme(readChartTheme(container)));
    return () => {
      stopTheme();
      created.destroy();
      legend.point(null);
    };
  }, [lengthMs, legend, share]);
  useEffect(() => {
    const [first, last] = [bars[0], bars.at(-1)];
    if (!chart || !first || !last) return;
    chart.setDecimals(decimals);
    chart.setBars(bars);
    chart.show({ startMs: first.time, stopMs: last.time });
  }, [chart, bars, decimals]);
  return (
    <div
      ref={host}
      className={styles.candles}
      role="application"
      aria-roledescription="chart"
      aria-label={`Candles, ${bars.length} bars. Arrow keys move from bar to bar.`}
      tabIndex={0}
      onKeyDown={(event) => {
        const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
        if (step === 0) return;
        event.preventDefault();
        share.take();
        chart?.moveCursor(step);
      }}
      onPointerMove={() => share.take()}
      onPointerLeave={() => share.leave()}
      onBlur={() => share.leave()}
    />
  );
}

function Prices({ legend }: { legend: BarLegend }) {
  const attach = useCallback((root: HTMLElement | null) => legend.attach(root), [legend]);
  return (
    <span ref={attach} className={styles.legend}>
      {PRICES.map((part) => (
        <span key={part} title={part}>
          {part.charAt(0).toUpperCase()} <b className="num" data-part={part} />
        </span>
      ))}
    </span>
  );
}
