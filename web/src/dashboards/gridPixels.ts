/** The grid's cells in pixels, for a grid of a width; gaps are as wide between cells as around them. */
import type { Place } from "@/api/dashboards";
import { COLUMNS, GAP_PX, ROW_PX, SMALLEST } from "@/dashboards/layout";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** From one column, or row, to the next. */
function steps(gridPx: number): { column: number; row: number } {
  return { column: (gridPx - GAP_PX) / COLUMNS, row: ROW_PX + GAP_PX };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

export function boxOf({ x, y, w, h }: Place, gridPx: number): Box {
  const { column, row } = steps(gridPx);
  return {
    left: Math.round(x * column + GAP_PX),
    top: Math.round(y * row + GAP_PX),
    width: Math.round(w * column - GAP_PX),
    height: Math.round(h * row - GAP_PX),
  };
}

/** The place that a box is nearest to, within the columns. */
export function placeNear(box: Box, { w }: Place, gridPx: number): Pick<Place, "x" | "y"> {
  const { column, row } = steps(gridPx);
  return {
    x: clamp(Math.round((box.left - GAP_PX) / column), 0, COLUMNS - w),
    y: Math.max(0, Math.round((box.top - GAP_PX) / row)),
  };
}

/** The size that a box is nearest to, within the columns. */
export function sizeNear(box: Box, { x }: Place, gridPx: number): Pick<Place, "w" | "h"> {
  const { column, row } = steps(gridPx);
  return {
    w: clamp(Math.round((box.width + GAP_PX) / column), SMALLEST.w, COLUMNS - x),
    h: Math.max(SMALLEST.h, Math.round((box.height + GAP_PX) / row)),
  };
}

export function gridHeightPx(places: readonly Place[], gridPx: number): number {
  const rows = Math.max(0, ...places.map(({ y, h }) => y + h));
  return Math.round(rows * steps(gridPx).row + GAP_PX);
}
