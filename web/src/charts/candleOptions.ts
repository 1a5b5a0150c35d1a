/** Options of the candle chart, from the theme. */
import {
  ColorType,
  CrosshairMode,
  LineStyle,
  TickMarkType,
  type CandlestickSeriesPartialOptions,
  type ChartOptions,
  type DeepPartial,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";

import { dayWords, formatClock, formatInstant, UTC, wallMs } from "@/core/timeZone";
import { formatNumber } from "@/core/units";
import { withAlpha, type ChartTheme } from "@/design/chartTheme";

export const BAR_SPACING_PX = 7;
export const FREE_BARS = 5;
export const VOLUME_ALPHA = 0.5;

export function chartOptions(theme: ChartTheme): DeepPartial<ChartOptions> {
  const label = { labelBackgroundColor: theme.raised };
  const crosshair = {
    color: theme.textFaint,
    style: LineStyle.Dashed,
    width: 1 as const,
    ...label,
  };
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: theme.background },
      textColor: theme.textFaint,
      fontFamily: theme.mono,
      fontSize: 11,
      // Its style element would break the content security policy; the page carries its own link.
      attributionLogo: false,
      panes: { separatorColor: theme.line, separatorHoverColor: withAlpha(theme.textFaint, 0.2) },
    },
    grid: {
      vertLines: { color: withAlpha(theme.line, 0.5) },
      horzLines: { color: withAlpha(theme.line, 0.5) },
    },
    crosshair: { mode: CrosshairMode.Normal, vertLine: crosshair, horzLine: crosshair },
    rightPriceScale: {
      borderColor: theme.line,
      scaleMargins: { top: 0.1, bottom: 0.06 },
      minimumWidth: 68,
      entireTextOnly: true,
    },
    timeScale: {
      borderColor: theme.line,
      timeVisible: true,
      secondsVisible: false,
    },
  };
}

const DAY_MS = 86_400_000;

/** How times read on the axis and at the crosshair; a bar of a day or more is one of UTC's days. */
export function timeOptions(zone: string, intervalMs: number): DeepPartial<ChartOptions> {
  const axisZone = intervalMs < DAY_MS ? zone : UTC;
  return {
    timeScale: {
      tickMarkFormatter: (time: Time, kind: TickMarkType) => tickLabel(time, kind, axisZone),
    },
    localization: { timeFormatter: (time: UTCTimestamp) => formatInstant(time * 1000, zone) },
  };
}

/**
 * A tick's words: `Tue 24` where a day begins, otherwise what begins there or the hour. The library
 * finds the ticks in UTC: where a day begins there and not in the zone it is an hour as others.
 */
function tickLabel(time: Time, kind: TickMarkType, zone: string): string | null {
  if (typeof time !== "number") return null;
  const ms = time * 1000;
  const { year, month, weekday, day } = dayWords(ms, zone);
  if (wallMs(ms, zone) % DAY_MS !== 0) return formatClock(ms, zone);
  if (zone !== UTC) return `${weekday} ${day}`;
  switch (kind) {
    case TickMarkType.Year:
      return year;
    case TickMarkType.Month:
      return month;
    default:
      return `${weekday} ${day}`;
  }
}

/** The distance to the right edge is left out of chartOptions: setting it would scroll the chart. */
export function firstView(isNarrow: boolean): DeepPartial<ChartOptions> {
  return { timeScale: { barSpacing: BAR_SPACING_PX, rightOffset: isNarrow ? 2 : FREE_BARS } };
}

export function candleSeriesOptions(theme: ChartTheme): CandlestickSeriesPartialOptions {
  return {
    upColor: theme.up,
    downColor: theme.down,
    wickUpColor: theme.up,
    wickDownColor: theme.down,
    borderVisible: false,
    lastValueVisible: false,
    priceLineVisible: true,
    priceLineStyle: LineStyle.Dotted,
    priceLineWidth: 1,
  };
}

export function priceFormat(decimals: number) {
  return {
    type: "custom" as const,
    formatter: (value: number) => formatNumber(value, decimals),
    minMove: 10 ** -decimals,
  };
}
