/** Where the cursor of a table stands, and where a key takes it. */

export interface Cell {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that a page key goes over. */
  page: number;
}

export const FIRST_CELL: Cell = { row: 0, column: 0 };

/** A far way: what is past an edge is moved to it. */
const ALL = Number.MAX_SAFE_INTEGER;

function step(key: string, isFar: boolean, page: number): Cell | null {
  switch (key) {
    case "ArrowUp":
      return { row: isFar ? -ALL : -1, column: 0 };
    case "ArrowDown":
      return { row: isFar ? ALL : 1, column: 0 };
    case "ArrowLeft":
      return { row: 0, column: isFar ? -ALL : -1 };
    case "ArrowRight":
      return { row: 0, column: isFar ? ALL : 1 };
    case "PageUp":
      return { row: -page, column: 0 };
    case "PageDown":
      return { row: page, column: 0 };
    case "Home":
      return { row: isFar ? -ALL : 0, column: -ALL };
    case "End":
      return { row: isFar ? ALL : 0, column: ALL };
    default:
      return null;
  }
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

/** Moves as the grid pattern of ARIA has it; null for a key that moves nothing. */
export function moveCell(cell: Cell, key: string, isFar: boolean, size: GridSize): Cell | null {
  const by = step(key, isFar, size.page);
  if (!by) return null;
  return {
    row: within(cell.row + by.row, size.rows),
    column: within(cell.column + by.column, size.columns),
  };
}
