/** Places of cells on the grid of twelve columns, in InfluxDB's units. */
import type { Cell, Place } from "@/api/dashboards";

export const COLUMNS = 12;
/** InfluxDB's row with its gap. */
export const ROW_PX = 79.5;
export const GAP_PX = 8;
export const SMALLEST: Pick<Place, "w" | "h"> = { w: 2, h: 1 };

/** In which order cells are read: by rows. */
export function inReadingOrder<T extends Place>(cells: readonly T[]): T[] {
  return cells.toSorted((a, b) => a.y - b.y || a.x - b.x);
}

function overlaps(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The first place from the top that is free for a cell of this size. */
export function freePlace(cells: readonly Place[], w: number, h: number): Place {
  const bottom = Math.max(0, ...cells.map((cell) => cell.y + cell.h));
  for (let y = 0; y <= bottom; y++) {
    for (let x = 0; x + w <= COLUMNS; x++) {
      const place = { x, y, w, h };
      if (!cells.some((cell) => overlaps(cell, place))) return place;
    }
  }
  return { x: 0, y: bottom, w, h };
}

export function hasMoved(cell: Place, place: Place): boolean {
  return cell.x !== place.x || cell.y !== place.y || cell.w !== place.w || cell.h !== place.h;
}

/** A cell as a stored one may not be: without a size, or beyond the grid. */
export function within(cell: Place): Place {
  const w = Math.max(1, Math.min(COLUMNS, cell.w || 4));
  const h = Math.max(1, cell.h || 4);
  return {
    x: Math.max(0, Math.min(COLUMNS - w, cell.x)),
    y: Math.max(0, cell.y),
    w,
    h,
  };
}

/** Where a cell stands, in words for those who do not see it. */
export function describePlace({ x, y, w, h }: Place): string {
  return `column ${x + 1}, row ${y + 1}, ${w} wide, ${h} high`;
}

export function sizeOfNew(type: string): Pick<Cell, "w" | "h"> {
  switch (type) {
    case "single-stat":
    case "gauge":
      return { w: 3, h: 3 };
    case "markdown":
      return { w: 4, h: 3 };
    default:
      return { w: 6, h: 4 };
  }
}
