/** The geometry of a dial: 240 degrees, open below. */
import type { Colour } from "@/views/colours";

interface Point {
  x: number;
  y: number;
}

const FIRST_DEGREE = 150;
const DEGREES = 240;

/** Lowest and highest value of the dial: its `min` and `max` levels, 0 to 100 without any. */
export function dialSpan(colours: readonly Colour[]): [number, number] {
  const values = colours.filter(({ type }) => type !== "scale").map(({ value }) => value);
  const min = colours.find(({ type }) => type === "min")?.value ?? Math.min(0, ...values);
  const max = colours.find(({ type }) => type === "max")?.value ?? Math.max(100, ...values);
  return max > min ? [min, max] : [min, min + 1];
}

export function dialPoint(centre: Point, radius: number, share: number): Point {
  const angle = ((FIRST_DEGREE + DEGREES * share) * Math.PI) / 180;
  return {
    x: centre.x + radius * Math.cos(angle),
    y: centre.y + radius * Math.sin(angle),
  };
}

/** The arc between two shares of the dial. */
export function arcPath(centre: Point, radius: number, from: number, to: number): string {
  const [a, b] = [dialPoint(centre, radius, from), dialPoint(centre, radius, to)];
  const isLarge = (to - from) * DEGREES > 180 ? 1 : 0;
  return `M${a.x} ${a.y}A${radius} ${radius} 0 ${isLarge} 1 ${b.x} ${b.y}`;
}
