/** The chart library's time scale with ticks that are round on a zone's clocks; its own are UTC's. */
import { defaultHorzScaleBehavior, type TimeScalePoint } from "lightweight-charts";

import { UTC, wallMs } from "@/core/timeZone";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The library's numbers for how much a tick matters, the greatest first. */
const YEAR_WEIGHT = 70;
const MONTH_WEIGHT = 60;
const DAY_WEIGHT = 50;
const CLOCK_WEIGHTS: readonly [lengthMs: number, weight: number][] = [
  [12 * HOUR, 33],
  [6 * HOUR, 32],
  [3 * HOUR, 31],
  [HOUR, 30],
  [30 * MINUTE, 22],
  [5 * MINUTE, 21],
  [MINUTE, 20],
  [SECOND, 10],
];

/** What begins between two instants of the same clocks, as a weight; 0 where nothing does. */
export function weightBetween(beforeMs: number, ms: number): number {
  const [before, at] = [new Date(beforeMs), new Date(ms)];
  if (before.getUTCFullYear() !== at.getUTCFullYear()) return YEAR_WEIGHT;
  if (before.getUTCMonth() !== at.getUTCMonth()) return MONTH_WEIGHT;
  if (before.getUTCDate() !== at.getUTCDate()) return DAY_WEIGHT;
  const begun = CLOCK_WEIGHTS.find(
    ([length]) => Math.floor(beforeMs / length) !== Math.floor(ms / length),
  );
  return begun?.[1] ?? 0;
}

type WeighedPoint = { -readonly [Name in keyof TimeScalePoint]: TimeScalePoint[Name] };

function isWeight(value: number): value is TimeScalePoint["timeWeight"] {
  return Number.isInteger(value);
}

/** Weights of points that were given before the zone was are those of another: they must be given anew. */
export class ZonedTimeScale extends defaultHorzScaleBehavior() {
  zone = UTC;

  override fillWeightsForPoints(points: readonly WeighedPoint[], startIndex: number): void {
    if (this.zone === UTC) return super.fillWeightsForPoints(points, startIndex);
    const walls = points
      .slice(Math.max(0, startIndex - 1))
      .map(({ time }) => wallMs(Number(this.key(time)) * SECOND, this.zone));
    // Before the first there is taken to be as much time as after it.
    if (startIndex === 0) walls.unshift(2 * (walls[0] ?? 0) - (walls[1] ?? walls[0] ?? 0));
    for (const [index, point] of points.slice(startIndex).entries()) {
      const weight = weightBetween(walls[index] ?? 0, walls[index + 1] ?? 0);
      if (isWeight(weight)) point.timeWeight = weight;
    }
  }
}
