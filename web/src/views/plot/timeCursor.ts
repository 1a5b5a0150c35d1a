/** Where a crosshair over time stands and goes. */

/** The place of the time that is nearest; -1 where there are none. `times` rise. */
export function nearest(times: readonly number[], timeMs: number): number {
  let [low, high] = [0, times.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < timeMs) low = middle + 1;
    else high = middle;
  }
  const isBeforeNearer =
    low > 0 && timeMs - (times[low - 1] ?? 0) <= (times[low] ?? Infinity) - timeMs;
  return isBeforeNearer ? low - 1 : low < times.length ? low : -1;
}

/** The time `step` places on from where the crosshair stands; from outside it comes to the end. */
export function stepTime(
  times: readonly number[],
  fromMs: number | null,
  step: number,
): number | null {
  const last = times.length - 1;
  const from = fromMs === null ? last - Math.sign(step) : nearest(times, fromMs);
  return times[Math.max(0, Math.min(last, from + step))] ?? null;
}

/** Distinct times in rising order. */
export function risingTimes(times: Iterable<number>): number[] {
  return [...new Set(times)].toSorted((a, b) => a - b);
}
