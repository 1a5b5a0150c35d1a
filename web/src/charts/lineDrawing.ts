/** What uPlot draws with: paths of each geometry and the range of values on the axis. */
import uPlot from "uplot";

import { straightLine } from "@/charts/denseLine";
import { levelEdges } from "@/charts/levels";
import type { Geometry, LineLook } from "@/charts/lineLook";

const BAR_SHARE = 0.7;
const WIDEST_BAR_PX = 60;

/** Undefined is uPlot's own straight line, of which an area is made. */
export function linePaths(
  geometry: Geometry,
  isArea: boolean,
): uPlot.Series.PathBuilder | undefined {
  switch (geometry) {
    case "line":
      return isArea ? undefined : straightLine();
    case "smooth":
      return uPlot.paths.spline?.();
    case "step":
      return uPlot.paths.stepped?.({ align: 1 });
    case "stepBefore":
      return uPlot.paths.stepped?.({ align: -1 });
    case "bars":
      return uPlot.paths.bars?.({ size: [BAR_SHARE, WIDEST_BAR_PX] });
    case "points":
      return () => null;
  }
}

/**
 * The range of the data and the levels with some air, unless the look fixes an end; bars and shades
 * keep zero.
 */
export function valueRange(
  dataMin: number | null,
  dataMax: number | null,
  look: LineLook,
): [number, number] {
  const [fixedMin, fixedMax] = look.yBounds;
  const edges = look.levels.flatMap(levelEdges);
  const min = dataMin === null ? null : Math.min(dataMin, ...edges);
  const max = dataMax === null ? null : Math.max(dataMax, ...edges);
  if (look.isLog) {
    const [low, high] = uPlot.rangeLog(min || 1, max || 10, 10, false);
    return [fixedMin && fixedMin > 0 ? fixedMin : (low ?? 1), fixedMax ?? high ?? 10];
  }
  const startsAtZero = look.geometry === "bars" || look.isStacked;
  const low = startsAtZero ? Math.min(0, min ?? 0) : (min ?? 0);
  const high = startsAtZero ? Math.max(0, max ?? 1) : (max ?? 1);
  const [from, to] = uPlot.rangeNum(low, high, 0.1, true);
  return [fixedMin ?? (startsAtZero && low === 0 ? 0 : (from ?? low)), fixedMax ?? to ?? high];
}
