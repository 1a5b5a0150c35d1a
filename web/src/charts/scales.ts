/** Ticks and labels for axes that are drawn by hand. */
import { formatGeneral, formatNumber } from "@/core/units";
import { dayWords, formatClock, instantOfWall, wallMs } from "@/core/timeZone";

const STEPS = [1, 2, 2.5, 5, 10];

/** Round numbers within `min` to `max`, about `count` of them, both ends included where round. */
export function niceTicks(min: number, max: number, count: number): number[] {
  if (!(max > min) || count < 1) return Number.isFinite(min) ? [min] : [];
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

const MOST_DECIMALS = 8;
const MOST_WRITTEN_OUT = 1e15;

/** The decimals that tell ticks this far apart from each other; null where they are too many. */
export function tickDecimals(ticks: readonly number[]): number | null {
  const [first = 0, second = first] = ticks;
  const step = Math.abs(second - first);
  if (step === 0 || ticks.some((tick) => Math.abs(tick) >= MOST_WRITTEN_OUT)) return null;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const steps = step * 10 ** decimals;
    if (Math.abs(steps - Math.round(steps)) < 1e-6 * steps) return decimals;
  }
  return null;
}

/** Ticks as text, all with the same decimals. */
export function tickLabels(ticks: readonly number[]): string[] {
  const decimals = tickDecimals(ticks);
  return ticks.map((tick) =>
    decimals === null ? formatGeneral(tick) : formatNumber(tick, decimals),
  );
}

const TIME_STEPS_S = [
  1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  2_592_000,
];

/** Instants within two others that are round on the zone's clocks, milliseconds. */
export function timeTicks(startMs: number, stopMs: number, count: number, zone: string): number[] {
  if (!(stopMs > startMs) || count < 1) return [];
  const rough = (stopMs - startMs) / count / 1000;
  const step = (TIME_STEPS_S.find((each) => each >= rough) ?? Math.ceil(rough)) * 1000;
  const ticks: number[] = [];
  const last = wallMs(stopMs, zone);
  for (let at = Math.ceil(wallMs(startMs, zone) / step) * step; at <= last; at += step)
    ticks.push(instantOfWall(at, zone));
  return ticks;
}

const DAY_MS = 86_400_000;

/** Hours within a day, the date where a day begins; seconds only where ticks are that close. */
export function timeLabels(ticksMs: readonly number[], zone: string): string[] {
  const step = (ticksMs[1] ?? 0) - (ticksMs[0] ?? 0);
  return ticksMs.map((ms) => {
    if (wallMs(ms, zone) % DAY_MS === 0 || step >= DAY_MS) {
      const { month, day } = dayWords(ms, zone);
      return `${month} ${day}`;
    }
    return formatClock(ms, zone, step > 0 && step < 60_000);
  });
}
