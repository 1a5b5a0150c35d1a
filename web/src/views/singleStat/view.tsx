import { useMemo } from "react";

import { formatSigned } from "@/core/units";
import { coloursIn, levelWords, thresholdAt } from "@/views/colours";
import { NoSeries } from "@/views/NoSeries";
import { flagIn, formatIn, formatValue } from "@/views/properties";
import { readStat, readWord, type Stat } from "@/views/singleStat/stat";
import type { Properties } from "@/api/dashboards";
import type { ViewProps } from "@/views/view";

import styles from "./SingleStat.module.css";

/** One big number: the last value, the level it has reached and its change over the range. */
export function SingleStatView({ properties, frames, size }: ViewProps) {
  const stat = useMemo(() => readStat(frames), [frames]);
  const word = useMemo(() => readWord(frames), [frames]);
  if (!stat && word === null) return <NoSeries frames={frames} />;
  return (
    <div className={styles.stat}>
      {stat ? (
        <StatNumber stat={stat} properties={properties} widthPx={size.width} />
      ) : (
        <span className={styles.number}>{word}</span>
      )}
    </div>
  );
}

const WIDE_DIGIT = 0.62;
const LARGEST_PX = 64;
const SMALLEST_PX = 18;
const ROOM_PX = 24;

/** As large as the width lets the text be. */
export function fittingSize(text: string, widthPx: number, heightPx = LARGEST_PX): number {
  const fits = (widthPx - ROOM_PX) / (text.length * WIDE_DIGIT);
  return Math.max(SMALLEST_PX, Math.min(LARGEST_PX, heightPx, Math.floor(fits)));
}

interface StatNumberProps {
  stat: Stat;
  properties: Properties;
  widthPx: number;
}

export function StatNumber({ stat, properties, widthPx }: StatNumberProps) {
  const format = formatIn(properties);
  const colours = coloursIn(properties);
  const level = thresholdAt(colours, stat.last);
  const text = formatValue(stat.last, format);
  const isDirection = flagIn(properties, "isDirection");
  const direction = stat.last > 0 ? "up tri" : stat.last < 0 ? "down tri" : "";
  const isBackground = level?.type === "background";
  const isLevelled = colours.filter(({ type }) => type !== "scale").length > 1;
  return (
    <div
      className={styles.value}
      data-background={isBackground}
      style={isBackground ? { background: `${level.hex}33` } : undefined}
    >
      <span
        className={`${styles.number} num ${isDirection ? direction : ""}`}
        style={{ fontSize: Math.min(30, fittingSize(text, widthPx)) }}
      >
        {isDirection && stat.last > 0 && !text.startsWith("+") ? `+${text}` : text}
      </span>
      {isLevelled && level && (
        <span className={styles.level}>
          <i style={{ background: level.hex }} />
          {levelWords(level, formatValue(level.value, format))}
        </span>
      )}
      {!Number.isNaN(stat.change) && (
        <span
          className={`num dense ${stat.change === 0 ? "dim" : stat.change > 0 ? "up tri" : "down tri"}`}
        >
          {formatSigned(stat.change, changeDecimals(stat, format.decimals))}
          <span className={styles.since}>in the range</span>
        </span>
      )}
    </div>
  );
}

/** As many decimals as the value has, and enough for a small change to say something. */
function changeDecimals({ last, change }: Stat, decimals: number | null): number {
  if (decimals !== null) return decimals;
  const size = Math.max(Math.abs(last), Math.abs(change));
  return size >= 1000 ? 1 : size >= 1 ? 2 : 5;
}
