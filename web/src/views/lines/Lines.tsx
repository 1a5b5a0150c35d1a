import { useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { createPortal } from "react-dom";

import { cursorStep } from "@/charts/cursorKeys";
import { PLOT_LEFT_PX, seriesColour, type LineHover } from "@/charts/LineChart";
import type { LineLook } from "@/charts/lineLook";
import { alignSeries, lineDecimals, type Series } from "@/charts/series";
import { useThemeKey } from "@/core/theme";
import { readChartTheme } from "@/design/chartTheme";
import { ChartTip } from "@/ui/ChartTip";
import { Legend, type LegendLine } from "@/views/lines/Legend";
import { useLineChart } from "@/views/lines/useLineChart";
import type { TimeLink } from "@/views/view";

import styles from "./Lines.module.css";

/** More lines than this can be neither told apart nor read. */
const MOST_LINES = 40;
const MOST_TIP_LINES = 8;

export interface LinesProps {
  series: readonly Series[];
  look: LineLook;
  link: TimeLink;
  head: HTMLElement | null;
  /** A number in legend and tip. */
  format(value: number, decimals: number | null): string;
}

/** Lines over time with their legend in the cell's head, their tip and the shared crosshair. */
export function Lines({ series, look, link, head, format }: LinesProps) {
  const shown = useMemo(() => series.slice(0, MOST_LINES), [series]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [hover, setHover] = useState<LineHover | null>(null);
  const [isPointed, setPointed] = useState(false);
  const { host, chart, share } = useLineChart(look, link, setHover);
  const leave = () => {
    share.leave();
    setPointed(false);
  };
  useEffect(() => chart?.setSeries(shown), [chart, shown]);
  useEffect(() => chart?.setLook(look), [chart, look]);
  useEffect(
    () => chart?.setVisible(shown.map(({ label }) => !hidden.has(label))),
    [chart, shown, hidden],
  );
  const press = (event: KeyboardEvent) => {
    const step = cursorStep(event);
    if (step === null) return;
    event.preventDefault();
    share.take();
    setPointed(true);
    chart?.moveCursor(step);
  };
  const aligned = useMemo(() => alignSeries(shown), [shown]);
  const values = useMemo(
    () =>
      shown.map((each, index) =>
        hover
          ? (aligned.values[index]?.[hover.index] ?? null)
          : (each.values.findLast((value) => value !== null) ?? null),
      ),
    [aligned, hover, shown],
  );
  const decimals = useMemo(() => shown.map((each) => lineDecimals(each.values)), [shown]);
  useThemeKey();
  const theme = readChartTheme(document.documentElement);
  const lines = shown
    .map(({ label }, index) => ({
      label,
      colour: seriesColour(theme, index, look.colours ?? undefined),
      value: values[index] ?? null,
      decimals: decimals[index] ?? null,
    }))
    .map((line) => ({ ...line, isHidden: hidden.has(line.label) }));
  return (
    <div className={styles.graph}>
      {head &&
        createPortal(
          <Legend
            lines={lines}
            series={shown}
            hidden={hidden}
            more={series.length - shown.length}
            format={format}
            onHidden={setHidden}
          />,
          head,
        )}
      <div
        ref={host}
        className={styles.plot}
        role="application"
        aria-roledescription="chart"
        aria-label={`Graph of ${shown.length} series. Arrow keys move along the points; drag to zoom, double click to zoom out.`}
        tabIndex={0}
        onKeyDown={press}
        onPointerEnter={() => setPointed(true)}
        onPointerMove={() => share.take()}
        onPointerLeave={leave}
        onBlur={leave}
      />
      {hover && isPointed && (
        <Tip
          hover={hover}
          lines={lines.filter(({ isHidden, value }) => !isHidden && value !== null)}
          format={format}
        />
      )}
    </div>
  );
}

interface TipProps {
  hover: LineHover;
  lines: readonly Omit<LegendLine, "isHidden">[];
  format(value: number, decimals: number | null): string;
}

/** The lines that are furthest from nought, for what stands out is what one points at. */
function Tip({ hover, lines, format }: TipProps) {
  const most = lines
    .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
    .slice(0, MOST_TIP_LINES);
  return (
    <ChartTip
      {...hover}
      offsetPx={PLOT_LEFT_PX}
      lines={most.map(({ label, colour, value, decimals }) => ({
        label,
        colour,
        text: format(value ?? Number.NaN, decimals),
      }))}
      more={lines.length - most.length}
    />
  );
}
