import { useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";

import { CandleChart } from "@/charts/CandleChart";
import { subscribeTheme } from "@/core/theme";
import { decimalsOf, formatNumber } from "@/core/units";
import { readChartTheme } from "@/design/chartTheme";
import type { Bar } from "@/market/bars";
import { barLength, candleBars } from "@/views/candlestick/bars";
import { NoSeries } from "@/views/NoSeries";
import type { ViewProps } from "@/views/view";

import styles from "./Candlestick.module.css";

/** Open, high, low and close of each window, with the volume below. */
export function CandlestickView({ frames, head }: ViewProps) {
  const bars = useMemo(() => candleBars(frames), [frames]);
  const lengthMs = useMemo(() => barLength(bars), [bars]);
  const [hovered, setHovered] = useState<Bar | null>(null);
  const decimals = Math.max(0, ...bars.slice(-200).map(({ close }) => decimalsOf(close)));
  const shown = hovered ?? bars.at(-1) ?? null;
  if (bars.length === 0) return <NoSeries frames={frames} />;
  return (
    <>
      {head && shown && createPortal(<BarLegend bar={shown} decimals={decimals} />, head)}
      <Candles
        key={lengthMs}
        bars={bars}
        lengthMs={lengthMs}
        decimals={decimals}
        onHover={setHovered}
      />
    </>
  );
}

interface CandlesProps {
  bars: readonly Bar[];
  lengthMs: number;
  decimals: number;
  onHover(bar: Bar | null): void;
}

function Candles({ bars, lengthMs, decimals, onHover }: CandlesProps) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<CandleChart | null>(null);
  useEffect(() => {
    const container = host.current;
    if (!container) return undefined;
    const created = new CandleChart(container, readChartTheme(container), lengthMs, {
      onHover: (hover) => onHover(hover.kind === "bar" ? hover.bar : null),
      onNearStart: () => {},
      onLayout: () => {},
      onLive: () => {},
    });
    setChart(created);
    const stopTheme = subscribeTheme(() => created.setTheme(readChartTheme(container)));
    return () => {
      stopTheme();
      created.destroy();
    };
  }, [lengthMs, onHover]);
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
        chart?.moveCursor(step);
      }}
    />
  );
}

const PARTS = ["open", "high", "low", "close"] as const;

function BarLegend({ bar, decimals }: { bar: Bar; decimals: number }) {
  return (
    <span className={styles.legend}>
      {PARTS.map((part) => (
        <span key={part} title={part}>
          {part.charAt(0).toUpperCase()} <b className="num">{formatNumber(bar[part], decimals)}</b>
        </span>
      ))}
    </span>
  );
}
