import type { ReactNode } from "react";

import { plotArea, TOP_PX, type PlotArea } from "@/views/plot/area";
import type { Size } from "@/views/view";

import styles from "./Plot.module.css";

export interface Tick {
  /** Within the plot, from its left or its top. */
  px: number;
  text: string;
}

export interface PlotProps {
  size: Size;
  /** Null where what lies over it has a name of its own. */
  label: string | null;
  /** Space for the labels of the rows. */
  leftPx: number;
  xTicks(area: PlotArea): readonly Tick[];
  yTicks(area: PlotArea): readonly Tick[];
  hasGrid?: boolean;
  children(area: PlotArea): ReactNode;
}

/** An SVG with labelled axes around a plot that is drawn by its child. */
export function Plot({
  size,
  label,
  leftPx,
  xTicks,
  yTicks,
  hasGrid = false,
  children,
}: PlotProps) {
  const area = plotArea(size, leftPx);
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${size.width} ${size.height}`}
      {...(label === null ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <g transform={`translate(${leftPx} ${TOP_PX})`}>
        {hasGrid &&
          yTicks(area).map(({ px }) => (
            <path key={px} d={`M0 ${px}H${area.width}`} className={styles.grid} />
          ))}
        {children(area)}
        {xTicks(area).map(({ px, text }) => (
          <text key={px} x={px} y={area.height + 16} className={styles.x}>
            {text}
          </text>
        ))}
        {yTicks(area).map(({ px, text }) => (
          <text key={px} x={-8} y={px + 4} className={styles.y}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  );
}
