/** How the lines of a graph look: everything about them but their points. */
import type { ChartLevel } from "@/charts/levels";
import type { Bounds } from "@/core/timeRange";
import { formatAs } from "@/core/units";

export type Geometry = "line" | "smooth" | "step" | "stepBefore" | "bars" | "points";

export interface LineLook {
  geometry: Geometry;
  /** Draws each line on top of the one before. */
  isStacked: boolean;
  /** Fills below the lines. */
  isShaded: boolean;
  isLog: boolean;
  /** Null leaves an end to the data. */
  yBounds: readonly [number | null, number | null];
  /** Null shows as far as the points go. */
  xBounds: Bounds | null;
  /** Null takes the theme's. */
  colours: readonly string[] | null;
  /** Pairs of lines with the space between them filled: upper and lower. */
  bands: readonly (readonly [number, number])[];
  /** Values that mean something, drawn across. */
  levels: readonly ChartLevel[];
  /** A tick of the y axis, with these decimals unless the look has its own. */
  formatY(value: number, decimals: number | null): string;
}

export const PLAIN_LOOK: LineLook = {
  geometry: "line",
  isStacked: false,
  isShaded: false,
  isLog: false,
  yBounds: [null, null],
  xBounds: null,
  colours: null,
  bands: [],
  levels: [],
  formatY: formatAs,
};
