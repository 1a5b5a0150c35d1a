/** Values at which a graph's lines change their meaning, drawn across it: thresholds of a check. */
import type uPlot from "uplot";

import { withAlpha, type ChartTheme } from "@/design/chartTheme";

export interface ChartLevel {
  /** Where it holds: above `min`, below `max`, or between both; null leaves a side open. */
  min: number | null;
  max: number | null;
  words: string;
  /** Null takes the theme's colour of its weight. */
  hex: string | null;
  /** The heavier, the more it stands out: a line, a dashed one, a dotted one. */
  weight: "strong" | "medium" | "light";
}

const DASHES = { strong: [], medium: [6, 4], light: [2, 4] };
const FILL_ALPHA = 0.07;
const FONT_PX = 11;
const GAP_PX = 4;

export function levelEdges({ min, max }: ChartLevel): number[] {
  return [min, max].filter((edge) => edge !== null);
}

export function levelColour({ hex, weight }: ChartLevel, theme: ChartTheme): string {
  return hex ?? (weight === "light" ? theme.textFaint : theme.mark);
}

/** Draws each level's stretch, its edges and its name, beneath the lines. */
export function drawLevels(plot: uPlot, levels: readonly ChartLevel[], theme: ChartTheme): void {
  if (levels.length === 0) return;
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const place = (value: number) => plot.valToPos(value, "y", true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.font = `${FONT_PX * ratio}px ${theme.mono}`;
  for (const level of levels) {
    const colour = levelColour(level, theme);
    const top = level.max === null ? bbox.top : place(level.max);
    const bottom = level.min === null ? bbox.top + bbox.height : place(level.min);
    ctx.fillStyle = withAlpha(colour, FILL_ALPHA);
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    ctx.strokeStyle = colour;
    ctx.lineWidth = ratio;
    ctx.setLineDash(DASHES[level.weight].map((each) => each * ratio));
    for (const edge of levelEdges(level)) {
      ctx.beginPath();
      ctx.moveTo(bbox.left, place(edge));
      ctx.lineTo(bbox.left + bbox.width, place(edge));
      ctx.stroke();
    }
    ctx.fillStyle = theme.text;
    const isAbove = level.min !== null;
    ctx.textBaseline = isAbove ? "bottom" : "top";
    const gap = GAP_PX * ratio;
    ctx.fillText(level.words, bbox.left + gap, isAbove ? bottom - gap : top + gap);
  }
  ctx.restore();
}
