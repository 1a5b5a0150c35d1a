import { useTimeZone } from "@/core/chosenZone";
import { formatInstant } from "@/core/timeZone";

import styles from "./ChartTip.module.css";

export interface TipLine {
  label: string;
  colour: string;
  text: string;
}

export interface ChartTipProps {
  timeMs: number;
  /** Of the crosshair, from the left of the plot. */
  leftPx: number;
  widthPx: number;
  /** From the chart's left edge to its plot's. */
  offsetPx: number;
  lines: readonly TipLine[];
  /** Lines that there is no room for. */
  more?: number;
}

/** Further right than this share of the plot, the tip stands on the crosshair's left. */
const TURN = 0.55;
const GAP_PX = 12;

/** What a chart shows at its crosshair, read out as it moves. */
export function ChartTip({ timeMs, leftPx, widthPx, offsetPx, lines, more = 0 }: ChartTipProps) {
  const zone = useTimeZone();
  const atPx = offsetPx + leftPx;
  const place =
    leftPx > widthPx * TURN
      ? { right: `calc(100% - ${atPx - GAP_PX}px)` }
      : { left: atPx + GAP_PX };
  return (
    <div className={styles.tip} style={place} role="status">
      <span className="cap num">{formatInstant(timeMs, zone, true)}</span>
      {lines.map(({ label, colour, text }, index) => (
        <div key={index}>
          <i style={{ background: colour }} />
          <span className="clip">{label}</span>
          <b className="num">{text}</b>
        </div>
      ))}
      {more > 0 && <span className="cap">{more} more</span>}
    </div>
  );
}
