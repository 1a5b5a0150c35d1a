import { useEffect, useMemo, useState, type KeyboardEvent } from "react";

import { cursorStep } from "@/charts/cursorKeys";
import { PLOT_LEFT_PX, seriesColour, type LineHover } from "@/charts/LineChart";
import { PLAIN_LOOK } from "@/charts/lineLook";
import { alignSeries, lineDecimals, type Series } from "@/charts/series";
import { zoomOut, type Bounds, type TimeRange } from "@/core/timeRange";
import { formatAs } from "@/core/units";
import { readChartTheme } from "@/design/chartTheme";
import { ChartTip } from "@/ui/ChartTip";
import { useLineChart } from "@/views/lines/useLineChart";
import { SeriesTable } from "@/workbench/results/SeriesTable";

import styles from "./GraphView.module.css";

/** More lines than this can be neither told apart nor read. */
const MOST_LINES = 40;
const MOST_TIP_LINES = 12;

export interface GraphViewProps {
  series: readonly Series[];
  range: TimeRange;
  onZoom(bounds: Bounds): void;
  onRange(range: TimeRange): void;
}

export function GraphView({ series, range, onZoom, onRange }: GraphViewProps) {
  const shown = useMemo(() => series.slice(0, MOST_LINES), [series]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [hover, setHover] = useState<LineHover | null>(null);
  const link = { onZoom, onZoomOut: () => onRange(zoomOut(range, Date.now())), cursor: null };
  const { host, chart } = useLineChart(PLAIN_LOOK, link, setHover);
  useEffect(() => chart?.setSeries(shown), [chart, shown]);
  useEffect(
    () => chart?.setVisible(shown.map(({ label }) => !hidden.has(label))),
    [chart, shown, hidden],
  );
  const press = (event: KeyboardEvent) => {
    const step = cursorStep(event);
    if (step === null) return;
    event.preventDefault();
    chart?.moveCursor(step);
  };
  return (
    <>
      <div className={styles.graph}>
        <div
          ref={host}
          className={styles.plot}
          role="application"
          aria-roledescription="chart"
          aria-label={`Graph of ${shown.length} series. Arrow keys move along the points; drag to zoom, double click to zoom out.`}
          tabIndex={0}
          onKeyDown={press}
        />
        {hover && (
          <Tip hover={hover} series={shown.filter(({ label }) => !hidden.has(label))} all={shown} />
        )}
      </div>
      {series.length > shown.length && (
        <p className={styles.many}>
          The first {shown.length} of {series.length} series are drawn; the table shows all of them.
        </p>
      )}
      <SeriesTable series={shown} hidden={hidden} onHidden={setHidden} />
    </>
  );
}

function Tip({
  hover,
  series,
  all,
}: {
  hover: LineHover;
  series: readonly Series[];
  all: readonly Series[];
}) {
  const aligned = useMemo(() => alignSeries(all), [all]);
  const decimals = useMemo(() => all.map(({ values }) => lineDecimals(values)), [all]);
  const theme = readChartTheme(document.documentElement);
  const lines = all
    .map((each, index) => ({ each, index, value: aligned.values[index]?.[hover.index] }))
    .filter(({ each, value }) => value != null && series.includes(each));
  return (
    <ChartTip
      {...hover}
      offsetPx={PLOT_LEFT_PX}
      lines={lines.slice(0, MOST_TIP_LINES).map(({ each, index, value }) => ({
        label: each.label,
        colour: seriesColour(theme, index),
        text: formatAs(value ?? Number.NaN, decimals[index] ?? null),
      }))}
      more={Math.max(0, lines.length - MOST_TIP_LINES)}
    />
  );
}
