/** Points of a line that follows the bars and is broken where they are. */
import type { LineData, Time } from "lightweight-charts";

import { toTime } from "@/charts/barTime";
import type { Bar } from "@/market/bars";

const NO_COLOUR = "transparent";

/** The point over one bar; null where the value is not known. */
export function linePoint(
  bars: readonly Bar[],
  at: number,
  value: number | undefined,
  intervalMs: number,
): LineData<Time> | null {
  const bar = bars[at];
  if (!bar || value === undefined || !Number.isFinite(value)) return null;
  const time = toTime(bar.time);
  // A point's colour is that of the stroke to the next one: none bridges a gap.
  const next = bars[at + 1]?.time;
  const isBeforeGap = next !== undefined && next - bar.time > intervalMs;
  return isBeforeGap ? { time, value, color: NO_COLOUR } : { time, value };
}
