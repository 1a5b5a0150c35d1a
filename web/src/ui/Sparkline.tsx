import { memo } from "react";

import type { Close } from "@/market/sparklines";

export interface SparklineProps {
  closes: readonly Close[];
  width: number;
  height: number;
  isUp: boolean;
}

/** A line of closes; decoration beside numbers that say the same, so it is hidden from readers. */
export const Sparkline = memo(function Sparkline({ closes, width, height, isUp }: SparklineProps) {
  const values = closes.map(({ price }) => price);
  const lowest = Math.min(...values);
  const span = Math.max(...values) - lowest || 1;
  const points = values.map((value, index) => {
    const x = values.length < 2 ? 0 : (index / (values.length - 1)) * (width - 2) + 1;
    const y = height - 2 - ((value - lowest) / span) * (height - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      className={isUp ? "up" : "down"}
    >
      {points.length > 1 && (
        <polyline
          points={points.join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.25"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
});
