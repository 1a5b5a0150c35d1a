/** Ticks of an axis, placed. */
import { niceTicks, tickLabels, timeLabels, timeTicks } from "@/charts/scales";
import type { Tick } from "@/views/plot/Plot";

const X_TICK_PX = 80;
const Y_TICK_PX = 40;

/** Along the bottom: instants on the clocks of `zone`, numbers where that is null. */
export function bottomTicks(
  [min, max]: readonly [number, number],
  widthPx: number,
  zone: string | null,
): Tick[] {
  const count = Math.max(2, Math.floor(widthPx / X_TICK_PX));
  const ticks = zone ? timeTicks(min, max, count, zone) : niceTicks(min, max, count);
  const words = zone ? timeLabels(ticks, zone) : tickLabels(ticks);
  return ticks.map((tick, index) => ({
    px: ((tick - min) / (max - min || 1)) * widthPx,
    text: words[index] ?? "",
  }));
}

/** Up the side: the highest at the top. */
export function sideTicks([min, max]: readonly [number, number], heightPx: number): Tick[] {
  const count = Math.max(2, Math.floor(heightPx / Y_TICK_PX));
  const ticks = niceTicks(min, max, count);
  const words = tickLabels(ticks);
  return ticks.map((tick, index) => ({
    px: heightPx - ((tick - min) / (max - min || 1)) * heightPx,
    text: words[index] ?? "",
  }));
}

const NAME_PX = 13;

/** Beside rows of equal height, the names of as many as there is room for. */
export function nameTicks(names: readonly string[], heightPx: number): Tick[] {
  const rowPx = heightPx / names.length;
  const every = Math.max(1, Math.ceil(NAME_PX / rowPx));
  return names.flatMap((text, row) =>
    row % every === 0 ? [{ px: (row + 0.5) * rowPx, text }] : [],
  );
}
