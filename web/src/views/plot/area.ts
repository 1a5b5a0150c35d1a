/** Where the plot of an SVG view lies: the rest is for the labels of its axes. */
import type { Size } from "@/views/view";

export interface PlotArea {
  width: number;
  height: number;
}

export const TOP_PX = 6;
const BOTTOM_PX = 22;
const RIGHT_PX = 12;

export function plotArea(size: Size, leftPx: number): PlotArea {
  return {
    width: Math.max(10, size.width - leftPx - RIGHT_PX),
    height: Math.max(10, size.height - BOTTOM_PX - TOP_PX),
  };
}

const LETTER_PX = 7;
const WIDEST_PX = 120;

/** Room beside the plot for the names of its rows. */
export function roomForNames(names: readonly string[]): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return Math.min(WIDEST_PX, 24 + longest * LETTER_PX);
}
