/** The indicators a chart can have: what they are called, their lengths, lines and places. */

export type IndicatorKind = "ma" | "ema" | "bollinger" | "vwap" | "rsi" | "macd";

export interface Indicator {
  kind: IndicatorKind;
  /** One number for each parameter of its kind. */
  lengths: readonly number[];
}

export interface IndicatorParameter {
  name: string;
  initial: number;
  least: number;
  most: number;
}

export interface IndicatorLine {
  /** The column of the answer that holds its values. */
  column: string;
  name: string;
  look: "line" | "faint" | "columns";
}

export interface IndicatorKindFacts {
  title: string;
  short: string;
  /** The Flux that computes it, as the menu names it. */
  computedBy: string;
  parameters: readonly IndicatorParameter[];
  lines: readonly IndicatorLine[];
  /** Drawn over the candles; otherwise in a pane of its own. */
  isOverlay: boolean;
  /** Levels drawn through its pane. */
  levels: readonly number[];
}

/** Most indicators at once: each is one more pass of the server over the bars. */
export const MOST_INDICATORS = 8;

const LONGEST = 500;

function length(initial: number, name = "Length"): IndicatorParameter {
  return { name, initial, least: 2, most: LONGEST };
}

function line(column: string, name: string, look: IndicatorLine["look"] = "line"): IndicatorLine {
  return { column, name, look };
}

const VALUE = [line("_value", "")];

export const INDICATORS: Readonly<Record<IndicatorKind, IndicatorKindFacts>> = {
  ma: {
    title: "Moving average",
    short: "MA",
    computedBy: "movingAverage",
    parameters: [length(20)],
    lines: VALUE,
    isOverlay: true,
    levels: [],
  },
  ema: {
    title: "Exponential moving average",
    short: "EMA",
    computedBy: "exponentialMovingAverage",
    parameters: [length(21)],
    lines: VALUE,
    isOverlay: true,
    levels: [],
  },
  bollinger: {
    title: "Bollinger bands",
    short: "BB",
    computedBy: "market.bollingerBands",
    parameters: [length(20), { name: "Deviations", initial: 2, least: 1, most: 5 }],
    lines: [line("middle", "middle", "faint"), line("upper", "upper"), line("lower", "lower")],
    isOverlay: true,
    levels: [],
  },
  vwap: {
    title: "Average price since 00:00 UTC (VWAP)",
    short: "VWAP",
    computedBy: "cumulativeSum",
    parameters: [],
    lines: VALUE,
    isOverlay: true,
    levels: [],
  },
  rsi: {
    title: "Relative strength index",
    short: "RSI",
    computedBy: "relativeStrengthIndex",
    parameters: [length(14)],
    lines: VALUE,
    isOverlay: false,
    levels: [30, 70],
  },
  macd: {
    title: "MACD, distance of two averages",
    short: "MACD",
    computedBy: "market.macd",
    parameters: [length(12, "Fast"), length(26, "Slow"), length(9, "Signal")],
    lines: [
      line("histogram", "histogram", "columns"),
      line("macd", "macd"),
      line("signal", "signal"),
    ],
    isOverlay: false,
    levels: [],
  },
};

export const INDICATOR_KINDS = ["ma", "ema", "bollinger", "vwap", "rsi", "macd"] as const;

export function isIndicatorKind(text: string): text is IndicatorKind {
  return Object.hasOwn(INDICATORS, text);
}

export function newIndicator(kind: IndicatorKind): Indicator {
  return { kind, lengths: INDICATORS[kind].parameters.map(({ initial }) => initial) };
}

/** `ema:21`: its name in addresses and in the answers of the server. */
export function indicatorId({ kind, lengths }: Indicator): string {
  return [kind, ...lengths].join(":");
}

/** `EMA 21`, `BB 20, 2`. */
export function indicatorName({ kind, lengths }: Indicator): string {
  return `${INDICATORS[kind].short} ${lengths.join(", ")}`.trim();
}

export function isLength(value: number, { least, most }: IndicatorParameter): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Reads `ema:21`; null where it names no indicator or a length is out of bounds. */
function parseIndicator(text: string): Indicator | null {
  const [kind = "", ...numbers] = text.split(":");
  if (!isIndicatorKind(kind)) return null;
  const { parameters } = INDICATORS[kind];
  const lengths = numbers.map(Number);
  const isWhole =
    lengths.length === parameters.length &&
    parameters.every((parameter, index) => isLength(lengths[index] ?? Number.NaN, parameter));
  return isWhole ? { kind, lengths } : null;
}

/** Stands in an address for a chart without indicators. */
const NONE = "none";

/** Reads `ema:21,rsi:14`; what cannot be read, comes twice or is too many is left out. */
export function parseIndicators(text: string): Indicator[] {
  const found = new Map<string, Indicator>();
  for (const part of text.split(",")) {
    const indicator = parseIndicator(part);
    if (indicator) found.set(indicatorId(indicator), indicator);
  }
  return [...found.values()].slice(0, MOST_INDICATORS);
}

export function formatIndicators(indicators: readonly Indicator[]): string {
  return indicators.map(indicatorId).join(",") || NONE;
}

/**
 * Bars before the first shown one from which its value no longer depends on where the bars begin.
 *
 * A weight of w leaves (1 − w)^bars of an average's beginning: here less than a billionth.
 */
export function warmBars({ kind, lengths }: Indicator): number {
  const longest = Math.max(0, ...lengths);
  switch (kind) {
    case "ma":
    case "bollinger":
      return longest;
    case "ema":
    case "macd":
      return longest * 12;
    case "rsi":
      return longest * 22;
    case "vwap":
      return 0;
  }
}
