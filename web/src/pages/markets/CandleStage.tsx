import { useEffect, useRef, useState } from "react";

import { CandleChart, type Hover, type ScaleMode } from "@/charts/CandleChart";
import { formatAge } from "@/core/duration";
import { subscribeSeconds } from "@/core/clock";
import { subscribeTheme } from "@/core/theme";
import { formatInstant, resolveRange, type TimeRange } from "@/core/timeRange";
import { readChartTheme } from "@/design/chartTheme";
import type { BarFeed } from "@/market/barFeed";
import type { Gap } from "@/market/bars";
import { INTERVAL_WORDS, type Interval } from "@/market/intervals";
import { chartKeys } from "@/pages/markets/chartKeys";
import { describeBar, writeLegend } from "@/pages/markets/legend";
import { Button } from "@/ui/Button";

import styles from "./ChartPanel.module.css";

export interface CandleStageProps {
  feed: BarFeed;
  decimals: number;
  mode: ScaleMode;
  range: TimeRange | null;
  isStale: boolean;
  interval: Interval;
}

/** Joins the imperative chart to the page: its theme, keys, legend and the note over a gap. */
export function CandleStage({ feed, decimals, mode, range, isStale, interval }: CandleStageProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const volume = useRef<HTMLDivElement>(null);
  const shownDecimals = useRef(decimals);
  const [chart, setChart] = useState<CandleChart | null>(null);
  const [gap, setGap] = useState<{ gap: Gap; x: number } | null>(null);
  const [isLive, setLive] = useState(true);
  const [spoken, setSpoken] = useState("");

  useEffect(() => {
    const container = canvas.current;
    if (!container) return undefined;
    const show = (hover: Hover) => {
      const bar = hover.kind === "bar" ? hover.bar : feed.bars.at(-1);
      const value = volume.current?.querySelector("b");
      if (bar && legend.current && value)
        writeLegend({ root: legend.current, volume: value }, bar, shownDecimals.current);
      setGap(hover.kind === "gap" ? hover : null);
    };
    const created = new CandleChart(container, readChartTheme(container), feed.source.intervalMs, {
      onHover: show,
      onNearStart: () => void feed.loadOlder(),
      onLayout: (top) => volume.current?.style.setProperty("top", `${top + 6}px`),
      onLive: setLive,
    });
    created.setDecimals(shownDecimals.current);
    created.setBars(feed.bars);
    show({ kind: "none" });
    setChart(created);
    const stopBars = feed.onBars((change) =>
      change === "last" ? created.updateLast(feed.bars) : created.setBars(feed.bars),
    );
    const stopTheme = subscribeTheme(() => created.setTheme(readChartTheme(container)));
    const stopSeconds = subscribeSeconds(() => created.tick());
    return () => {
      stopBars();
      stopTheme();
      stopSeconds();
      created.destroy();
      setChart(null);
    };
  }, [feed]);

  useEffect(() => {
    shownDecimals.current = decimals;
    chart?.setDecimals(decimals);
  }, [chart, decimals]);
  useEffect(() => chart?.setScaleMode(mode), [chart, mode]);
  useEffect(() => {
    const bounds = range && resolveRange(range, Date.now());
    if (bounds) chart?.show(bounds);
  }, [chart, range]);

  const onKeyDown = chart
    ? chartKeys(chart, (bar) => setSpoken(describeBar(bar, decimals, formatInstant(bar.time))))
    : undefined;
  return (
    <>
      <Legend ref={legend} />
      <div ref={volume} className={styles.volume}>
        Volume <b /> {feed.source.pair.split("/")[0]}
      </div>
      <div
        ref={canvas}
        className={`${styles.canvas} ${isStale ? styles.stale : ""}`}
        role="application"
        aria-roledescription="chart"
        aria-label={`${feed.source.pair}, bars of ${INTERVAL_WORDS[interval]}. Arrow keys read bar by bar, plus and minus zoom.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => chart?.leaveCursor()}
        onDoubleClick={() => chart?.reset()}
      />
      <div className="sr" aria-live="polite">
        {spoken}
      </div>
      {gap && <GapNote {...gap} />}
      {!isLive && (
        <Button size="small" className={styles.live} onClick={() => chart?.reset()}>
          Go to live
        </Button>
      )}
    </>
  );
}

function Legend({ ref }: { ref: React.Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} className={styles.legend}>
      <span>
        O <b data-part="open" />
      </span>
      <span>
        H <b data-part="high" />
      </span>
      <span>
        L <b data-part="low" />
      </span>
      <span>
        C <b data-part="close" />
      </span>
      <b data-part="change" />
    </div>
  );
}

function GapNote({ gap, x }: { gap: Gap; x: number }) {
  return (
    <div className={styles.gap} style={{ left: Math.max(8, x - 90) }}>
      <b>{formatAge(gap.toMs - gap.fromMs)} missing</b> · nothing was collected
      <br />
      {formatInstant(gap.fromMs)} to {formatInstant(gap.toMs)} UTC
    </div>
  );
}
