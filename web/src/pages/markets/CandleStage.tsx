import { useEffect, useMemo, useState, type MouseEvent } from "react";

import type { CandleChart } from "@/charts/CandleChart";
import { absoluteRange, resolveRange, type TimeRange } from "@/core/timeRange";
import type { BarFeed } from "@/market/barFeed";
import { INTERVAL_MS, INTERVAL_WORDS, type Interval } from "@/market/intervals";
import { linesOf, usePriceLines } from "@/market/priceLines";
import { ChartLegend } from "@/pages/markets/ChartLegend";
import { ChartMenu } from "@/pages/markets/ChartMenu";
import { ChartTable } from "@/pages/markets/ChartTable";
import type { ChartTools } from "@/pages/markets/chartTools";
import { GapNote } from "@/pages/markets/GapNote";
import { Legend } from "@/pages/markets/legend";
import { copyPicture, savePicture } from "@/pages/markets/pictures";
import { useCandleChart } from "@/pages/markets/useCandleChart";
import { useChartCommands } from "@/pages/markets/useChartCommands";
import { useChartVoice } from "@/pages/markets/useChartVoice";
import { useComparison } from "@/pages/markets/useComparison";
import { useIndicators } from "@/pages/markets/useIndicators";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";

import styles from "./ChartPanel.module.css";

export interface CandleStageProps {
  feed: BarFeed;
  decimals: number;
  comparison: BarFeed | null;
  comparisonDecimals: number;
  range: TimeRange | null;
  onRange(range: TimeRange | null): void;
  isStale: boolean;
  interval: Interval;
  tools: ChartTools;
}

const KEYS =
  "Left and right read bar by bar, up and down choose what is read, Enter sums up the view, plus and minus zoom.";

/** The stretch of time that is in view; null before there are bars. */
function shownRange(chart: CandleChart, intervalMs: number): TimeRange | null {
  const bars = chart.shownBars();
  const [first, last] = [bars[0], bars.at(-1)];
  return first && last
    ? absoluteRange({ startMs: first.time, stopMs: last.time + intervalMs })
    : null;
}

/** Joins the imperative chart to the page: its theme, keys, legend, menu and notes. */
export function CandleStage(props: CandleStageProps) {
  const { feed, decimals, comparison, comparisonDecimals, range, onRange, interval, tools } = props;
  const { pair } = feed.source;
  const legend = useMemo(() => new Legend(feed), [feed]);
  const { canvas, chart, gap, isLive } = useCandleChart(legend, feed);
  const computed = useIndicators(feed, chart, tools.indicators, legend);
  const [menuPrice, setMenuPrice] = useState<number | null>(null);
  const intervalWords = INTERVAL_WORDS[interval];
  const lines = usePriceLines((state) => state.lines);
  useComparison(feed, chart, comparison, legend);

  useEffect(() => {
    chart?.setDecimals(decimals);
    legend.setDecimals(decimals, comparisonDecimals);
  }, [chart, comparisonDecimals, decimals, legend]);
  useEffect(() => legend.setIndicators(tools.indicators, computed.feed));
  useEffect(
    () => chart?.setScaleMode(comparison ? "percent" : tools.scale),
    [chart, comparison, tools.scale],
  );
  useEffect(() => chart?.priceLines.show(linesOf(lines, pair)), [chart, lines, pair]);
  useEffect(() => {
    const bounds = range && resolveRange(range, Date.now());
    if (!chart || !bounds) return undefined;
    let isOver = false;
    void feed.loadBackTo(bounds.startMs).then(() => !isOver && chart.show(bounds));
    return () => {
      isOver = true;
    };
  }, [chart, feed, range]);

  const actions = useMemo(() => {
    if (!chart) return null;
    const pictured = { chart, legend, source: feed.source, intervalWords };
    return {
      reset: () => {
        onRange(null);
        chart.reset();
      },
      copyPicture: () => void copyPicture(pictured),
      savePicture: () => void savePicture(pictured),
      shown: () => shownRange(chart, INTERVAL_MS[interval]),
      setRange: onRange,
    };
  }, [chart, feed, interval, intervalWords, legend, onRange]);
  useChartCommands(actions, tools);
  const { spoken, onKeyDown } = useChartVoice({
    bars: feed,
    chart,
    indicators: tools.indicators,
    values: computed.feed,
    decimals,
    intervalWords,
    onIndicators: () => tools.onOpen("indicators"),
  });
  const resetOverBars = ({ clientX, clientY }: MouseEvent) => {
    // Over a scale a double click fits that scale, which is the chart's own.
    if (chart?.isOverBars(clientX, clientY)) actions?.reset();
  };
  const drawing = (
    <div
      ref={canvas}
      className={`${styles.canvas} ${props.isStale ? styles.stale : ""}`}
      role="application"
      aria-roledescription="chart"
      aria-label={`${pair}, bars of ${intervalWords}. ${KEYS}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => chart?.leaveCursor()}
      onDoubleClick={resetOverBars}
      onContextMenu={({ clientY }) => setMenuPrice(chart?.priceLines.priceAt(clientY) ?? null)}
    />
  );
  return (
    <>
      <ChartLegend
        legend={legend}
        base={pair.split("/")[0] ?? ""}
        tools={tools}
        comparison={comparison?.source.pair ?? null}
      />
      <ChartMenu
        target={drawing}
        tools={tools}
        pair={pair}
        decimals={decimals}
        price={menuPrice}
        onReset={() => actions?.reset()}
        onCopyPicture={() => actions?.copyPicture()}
        onSavePicture={() => actions?.savePicture()}
      />
      <div className="sr" aria-live="polite">
        {spoken}
      </div>
      <ChartTable feed={feed} decimals={decimals} intervalWords={intervalWords} />
      {computed.error && (
        <div className={styles.failed}>
          <Badge look="warn" title={computed.error}>
            indicators not computed
          </Badge>
        </div>
      )}
      {gap && <GapNote source={feed.source} {...gap} />}
      {!isLive && (
        <Button size="small" className={styles.live} onClick={() => actions?.reset()}>
          Go to live
        </Button>
      )}
    </>
  );
}
