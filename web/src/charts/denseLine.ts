/**
 * Lines of far more points than pixels: one upright hairline a column of pixels, which a browser
 * without a graphics card draws ten times faster than the same outline with its joins.
 */
import uPlot from "uplot";

/** The points of a line that fall on one column of pixels. */
export interface Column {
  x: number;
  low: number;
  high: number;
  first: number;
  last: number;
  /** True where a gap lies between this column and the one before. */
  isApart: boolean;
}

type Values = ArrayLike<number | null | undefined>;
type Pen = Pick<Path2D, "moveTo" | "lineTo">;

/** From how many points a pixel on nobody sees the difference. */
const DENSE = 4;

/** Gathers points `from` to `to`, both included; null breaks the line, undefined doesn't. */
export function readColumns(
  times: ArrayLike<number>,
  values: Values,
  [from, to]: readonly [number, number],
  columnAt: (time: number) => number,
): Column[] {
  const columns: Column[] = [];
  let column: Column | undefined;
  let isApart = true;
  for (let index = from; index <= to; index++) {
    const value = values[index];
    if (value === null) isApart = true;
    if (value == null) continue;
    const x = columnAt(times[index] ?? 0);
    if (column?.x === x) {
      if (value < column.low) column.low = value;
      else if (value > column.high) column.high = value;
      column.last = value;
    } else {
      column = { x, low: value, high: value, first: value, last: value, isApart };
      columns.push(column);
    }
    isApart = false;
  }
  return columns;
}

/** Draws columns, each reaching to where the one before ended; `thickPx` is what a level line has. */
export function drawColumns(
  pen: Pen,
  columns: readonly Column[],
  toY: (value: number) => number,
  thickPx: number,
): void {
  const upright = (x: number, a: number, b: number) => {
    pen.moveTo(x, Math.min(a, b) - thickPx / 2);
    pen.lineTo(x, Math.max(a, b) + thickPx / 2);
  };
  let before: Column | undefined;
  for (const column of columns) {
    const [top, bottom] = [toY(column.high), toY(column.low)];
    if (!before || column.isApart) upright(column.x, top, bottom);
    else {
      const [from, to] = [toY(before.last), toY(column.first)];
      const steps = column.x - before.x;
      const slope = (to - from) / steps;
      for (let step = 1; step < steps; step++)
        upright(before.x + step, from + slope * (step - 1), from + slope * step);
      const end = to - slope;
      upright(column.x, Math.min(top, end), Math.max(bottom, end));
    }
    before = column;
  }
}

/** Straight lines, as columns of pixels where points are dense. */
export function straightLine(): uPlot.Series.PathBuilder {
  const sparse = uPlot.paths.linear?.();
  return (plot, seriesIndex, from, to) => {
    const { left, width } = plot.bbox;
    const { min, max } = plot.scales["x"] ?? {};
    if (to - from < width * DENSE || min == null || max == null)
      return sparse?.(plot, seriesIndex, from, to) ?? null;
    const scale = width / (max - min);
    const columns = readColumns(plot.data[0], plot.data[seriesIndex] ?? [], [from, to], (seconds) =>
      Math.round(left + (seconds - min) * scale),
    );
    const stroke = new Path2D();
    const thickPx = (plot.series[seriesIndex]?.width ?? 1) * devicePixelRatio;
    drawColumns(stroke, columns, (value) => plot.valToPos(value, "y", true), thickPx);
    // uPlot's name for the width of this path alone, in pixels of the page.
    return Object.assign({ stroke, flags: 0 }, { _width: 1 / devicePixelRatio });
  };
}
