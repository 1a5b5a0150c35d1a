import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { createPortal } from "react-dom";

import { LineChart, seriesColour, type LineHover } from "@/charts/LineChart";
import type { LineLook } from "@/charts/lineLook";
import { alignSeries, type Series } from "@/charts/series";
import { subscribeTheme, useThemeKey } from "@/core/theme";
import { useTimeZone } from "@/core/chosenZone";
import { formatInstant } from "@/core/timeZone";
import { readChartTheme } from "@/design/chartTheme";
import { Legend } from "@/views/lines/Legend";
import { useCursorShare } from "@/views/useCursorShare";
import type { TimeLink } from "@/views/view";

import styles from "./Lines.module.css";

/** More lines than this can be neither told apart nor read. */
const MOST_LINES = 40;
const MOST_TIP_LINES = 8;
const PAGE = 20;
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -PAGE,
  PageDown: PAGE,
  Home: -1e9,
  End: 1e9,
};

export interface LinesProps {
  series: readonly Series[];
  look: LineLook;
  link: TimeLink;
  head: HTMLElement | null;
  /** A number in legend and tip. */
  format(value: number): string;
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
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
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
  useThemeKey();
  const theme = readChartTheme(document.documentElement);
  const lines = shown
    .map(({ label }, index) => ({
      label,
      colour: seriesColour(theme, index, look.colours ?? undefined),
      value: values[index] ?? null,
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

function useLineChart(look: LineLook, link: TimeLink, onHover: (hover: LineHover | null) => void) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<LineChart | null>(null);
  const share = useCursorShare(link.cursor, chart);
  const latest = useRef({ look, link });
  useEffect(() => {
    latest.current = { look, link };
  });
  useEffect(() => {
    const container = host.current;
    if (!container) return undefined;
    const created = new LineChart(
      container,
      readChartTheme(container),
      {
        onHover: (hover) => {
          onHover(hover);
          share.tell(hover?.timeMs ?? null);
        },
        onZoom: (bounds) => latest.current.link.onZoom(bounds),
        onZoomOut: () => latest.current.link.onZoomOut(),
      },
      latest.current.look,
    );
    setChart(created);
    const stopTheme = subscribeTheme(() => created.setTheme(readChartTheme(container)));
    return () => {
      stopTheme();
      created.destroy();
    };
  }, [onHover, share]);
  return { host, chart, share };
}

interface TipProps {
  hover: LineHover;
  lines: readonly { label: string; colour: string; value: number | null }[];
  format(value: number): string;
}

function Tip({ hover, lines, format }: TipProps) {
  const zone = useTimeZone();
  const isRight = hover.leftPx > hover.widthPx * 0.55;
  const place = isRight
    ? { right: `calc(100% - ${hover.leftPx + 16}px)` }
    : { left: hover.leftPx + 40 };
  const most = lines
    .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
    .slice(0, MOST_TIP_LINES);
  return (
    <div className={styles.tip} style={place} role="status">
      <span className="cap num faint">{formatInstant(hover.timeMs, zone, true)}</span>
      {most.map(({ label, colour, value }) => (
        <div key={label}>
          <i className={styles.key} style={{ background: colour }} />
          <span className="clip">{label}</span>
          <b className="num">{format(value ?? Number.NaN)}</b>
        </div>
      ))}
      {lines.length > most.length && (
        <span className="cap faint">{lines.length - most.length} more</span>
      )}
    </div>
  );
}
