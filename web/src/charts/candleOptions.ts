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

import { formatInstant } from "@/core/timeRange";
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
      tickMarkFormatter: tickLabel,
    },
    localization: { timeFormatter: (time: UTCTimestamp) => formatInstant(time * 1000) },
  };
}

/** A tick's words: `Tue 24` where a day begins, otherwise what begins there or the hour. */
function tickLabel(time: Time, kind: TickMarkType): string | null {
  if (typeof time !== "number") return null;
  const date = new Date(time * 1000);
  const part = (options: Intl.DateTimeFormatOptions) =>
    date.toLocaleString("en-GB", { timeZone: "UTC", ...options });
  switch (kind) {
    case TickMarkType.Year:
      return part({ year: "numeric" });
    case TickMarkType.Month:
      return part({ month: "short" });
    case TickMarkType.DayOfMonth:
      return `${part({ weekday: "short" })} ${date.getUTCDate()}`;
    default:
      return date.toISOString().slice(11, 16);
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
