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

import { dayWords, formatClock, formatInstant, formatStamp, UTC } from "@/core/timeZone";
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

/** The zone of the axis: a bar of a day or more is one of UTC's days. */
export function axisZone(zone: string, intervalMs: number): string {
  return intervalMs < DAY_MS ? zone : UTC;
}

/** How times read on the axis, and at the crosshair, which says so where the two differ. */
export function timeOptions(zone: string, intervalMs: number): DeepPartial<ChartOptions> {
  const shown = axisZone(zone, intervalMs);
  const format = shown === zone ? formatInstant : formatStamp;
  return {
    timeScale: {
      tickMarkFormatter: (time: Time, kind: TickMarkType) => tickLabel(time, kind, shown),
    },
    localization: { timeFormatter: (time: UTCTimestamp) => format(time * 1000, shown) },
  };
}

/** A tick's words: `Tue 24` where a day begins, otherwise what begins there or the hour. */
function tickLabel(time: Time, kind: TickMarkType, zone: string): string | null {
  if (typeof time !== "number") return null;
  const ms = time * 1000;
  const { year, month, weekday, day } = dayWords(ms, zone);
  switch (kind) {
    case TickMarkType.Year:
      return year;
    case TickMarkType.Month:
      return month;
    case TickMarkType.DayOfMonth:
      return `${weekday} ${day}`;
    default:
      return formatClock(ms, zone);
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
