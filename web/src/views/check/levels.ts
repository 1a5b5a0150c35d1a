/** The thresholds of a check, and the levels of its view, as what is drawn across the graph. */
import type { Properties } from "@/api/dashboards";
import type { ChartLevel } from "@/charts/levels";
import { coloursIn, levelWords } from "@/views/colours";
import { flagIn, numberIn, recordIn, recordsIn, textIn } from "@/views/properties";

const WEIGHTS: Record<string, ChartLevel["weight"]> = { CRIT: "strong", WARN: "medium" };

/** What InfluxDB's check carries beside its view, then the view's own levels. */
export function levelsIn(properties: Properties, format: (value: number) => string): ChartLevel[] {
  const thresholds = recordsIn(recordIn(properties, "check"), "thresholds");
  const own = coloursIn(properties).filter(({ type }) => type !== "scale");
  return [
    ...thresholds.flatMap((threshold) => readThreshold(threshold, format)),
    ...own.map((level): ChartLevel => {
      const { value, hex } = level;
      return {
        min: value,
        max: null,
        words: levelWords(level, format(value)),
        hex,
        weight: "medium",
      };
    }),
  ];
}

/** `greater`, `lesser`, or a `range` that is meant within its ends or without. */
function readThreshold(threshold: Properties, format: (value: number) => string): ChartLevel[] {
  const name = textIn(threshold, "level", "OK");
  const weight = WEIGHTS[name] ?? "light";
  const [value, min, max] = ["value", "min", "max"].map((part) => numberIn(threshold, part));
  const level = (from: number | null, to: number | null, words: string): ChartLevel => ({
    min: from,
    max: to,
    words: `${name} ${words}`,
    hex: null,
    weight,
  });
  switch (textIn(threshold, "type")) {
    case "greater":
      return value == null ? [] : [level(value, null, `above ${format(value)}`)];
    case "lesser":
      return value == null ? [] : [level(null, value, `below ${format(value)}`)];
    case "range":
      if (min == null || max == null) return [];
      return flagIn(threshold, "within")
        ? [level(min, max, `from ${format(min)} to ${format(max)}`)]
        : [level(null, min, `below ${format(min)}`), level(max, null, `above ${format(max)}`)];
    default:
      return [];
  }
}
