/** Moving and resizing a cell, by pointer or by keys: others make room, and all close up. */
import {
  moveElement,
  verticalCompactor,
  type Layout,
  type LayoutItem,
} from "react-grid-layout/core";

import type { Place } from "@/api/dashboards";
import { COLUMNS, SMALLEST } from "@/dashboards/layout";

export type Direction = "left" | "right" | "up" | "down";

const STEPS: Record<Direction, readonly [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Further down than any neighbour is high. */
const FURTHEST_ROWS = 24;

function placeOf(layout: Layout, id: string): LayoutItem | undefined {
  return layout.find((item) => item.i === id);
}

/** Closes up: no cell has room above it. */
export function tidy(layout: Layout): Layout {
  return verticalCompactor.compact(layout, COLUMNS);
}

function isSame(a: Layout, b: Layout): boolean {
  return a.every((item) => {
    const other = placeOf(b, item.i);
    return other && other.x === item.x && other.y === item.y;
  });
}

/** Moves a cell to a place; the same layout where it stands there. */
export function moveTo(layout: Layout, id: string, { x, y }: Pick<Place, "x" | "y">): Layout {
  const copy = layout.map((each) => ({ ...each }));
  const moving = placeOf(copy, id);
  if (!moving || (moving.x === x && moving.y === y)) return layout;
  return tidy(moveElement(copy, moving, x, y, true, false, "vertical", COLUMNS));
}

/** Gives a cell a size; the same layout where it has it. */
export function resizeTo(layout: Layout, id: string, { w, h }: Pick<Place, "w" | "h">): Layout {
  const item = placeOf(layout, id);
  if (!item || (w === item.w && h === item.h)) return layout;
  const copy = layout.map((each) => (each.i === id ? { ...each, w, h } : { ...each }));
  const resized = placeOf(copy, id);
  if (!resized) return layout;
  return tidy(moveElement(copy, resized, item.x, item.y, true, false, "vertical", COLUMNS));
}

/**
 * Moves a cell one step; down and up go on until something changes, for cells close up at once.
 * Gives the same layout where there is no way on.
 */
export function moveByKey(layout: Layout, id: string, direction: Direction): Layout {
  const item = placeOf(layout, id);
  if (!item) return layout;
  const [dx, dy] = STEPS[direction];
  const furthest = dy === 0 ? 1 : FURTHEST_ROWS;
  for (let step = 1; step <= furthest; step++) {
    const [x, y] = [item.x + dx * step, item.y + dy * step];
    if (x < 0 || y < 0 || x + item.w > COLUMNS) return layout;
    const moved = moveTo(layout, id, { x, y });
    if (!isSame(layout, moved)) return moved;
  }
  return layout;
}

/** Makes a cell one step wider, narrower, higher or lower. */
export function resizeByKey(layout: Layout, id: string, direction: Direction): Layout {
  const item = placeOf(layout, id);
  if (!item) return layout;
  const [dw, dh] = STEPS[direction];
  const w = Math.max(SMALLEST.w, Math.min(COLUMNS - item.x, item.w + dw));
  const h = Math.max(SMALLEST.h, item.h + dh);
  return resizeTo(layout, id, { w, h });
}
