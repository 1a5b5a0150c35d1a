/** Places on a plane: degrees at one scale, east to west as wide as they are at the map's middle. */
import type { Tick } from "@/views/plot/Plot";
import { niceTicks } from "@/charts/scales";

export interface Projection {
  x(lon: number): number;
  y(lat: number): number;
  lon: readonly [number, number];
  lat: readonly [number, number];
}

const TICK_PX = 90;

/** Meridians, named by their degrees. */
export function meridians({ lon, x }: Projection, width: number): Tick[] {
  return within(lon, 180, width / TICK_PX).map((degrees) => ({
    px: x(degrees),
    text: degreeWords(degrees, "E", "W"),
  }));
}

/** Parallels, named by their degrees. */
export function parallels({ lat, y }: Projection, height: number): Tick[] {
  return within(lat, 90, height / (TICK_PX / 2)).map((degrees) => ({
    px: y(degrees),
    text: degreeWords(degrees, "N", "S"),
  }));
}

function within([min, max]: readonly [number, number], most: number, count: number): number[] {
  const number = Math.max(2, Math.floor(count));
  return niceTicks(Math.max(-most, min), Math.min(most, max), number);
}

/** `50.5° N`. */
export function degreeWords(degrees: number, above: string, below: string): string {
  const size = Number(Math.abs(degrees).toFixed(4));
  return `${size}°${size === 0 ? "" : ` ${degrees > 0 ? above : below}`}`;
}
