import { Gauge as GaugeIcon } from "lucide-react";
import { useMemo } from "react";

import { newId } from "@/core/newId";
import { coloursIn, levelWords, thresholdAt } from "@/views/colours";
import { COMMON, FORMAT } from "@/views/defaults";
import { dialPoint, dialSpan, arcPath } from "@/views/gauge/dial";
import { NoSeries } from "@/views/NoSeries";
import { FormatOptions } from "@/views/options/FormatOptions";
import { ThresholdOptions } from "@/views/options/ThresholdOptions";
import { formatIn, formatValue, type ValueFormat } from "@/views/properties";
import { fittingSize } from "@/views/singleStat/view";
import { readStat } from "@/views/singleStat/stat";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

import styles from "./Gauge.module.css";

const ARC_PX = 10;
/** Marks are short: the value itself carries the unit. */
const MARKS: ValueFormat = { prefix: "", suffix: "", decimals: null };

/** A dial from the lowest to the highest of its levels, with the levels between marked. */
function GaugeView({ properties, frames, size }: ViewProps) {
  const stat = useMemo(() => readStat(frames), [frames]);
  if (!stat) return <NoSeries frames={frames} />;
  const { width, height } = size;
  const colours = coloursIn(properties);
  const [min, max] = dialSpan(colours);
  const format = formatIn(properties);
  const level = thresholdAt(colours, stat.last);
  const marks = colours.filter(({ type }) => type === "threshold");
  const radius = Math.max(20, Math.min(width / 2 - 26, (height - 40) / 1.6));
  const centre = { x: width / 2, y: (height + radius * 0.5) / 2 };
  const share = (value: number) => Math.max(0, Math.min(1, (value - min) / (max - min || 1)));
  const at = (value: number, distance: number) => dialPoint(centre, distance, share(value));
  const text = formatValue(stat.last, format);
  const words = level ? levelWords(level, formatValue(level.value, format)) : "";
  return (
    <svg
      className={styles.gauge}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${text}, from ${formatValue(min, format)} to ${formatValue(max, format)}, ${words}`}
    >
      <path d={arcPath(centre, radius, 0, 1)} className={styles.track} strokeWidth={ARC_PX} />
      <path
        d={arcPath(centre, radius, 0, share(stat.last))}
        className={styles.fill}
        strokeWidth={ARC_PX}
        style={level && marks.length > 0 ? { stroke: level.hex } : undefined}
      />
      {marks.map((mark) => {
        const [inner, outer, label] = [radius - 7, radius + 7, radius + 17].map((distance) =>
          at(mark.value, distance),
        );
        return (
          <g key={mark.id || mark.value}>
            <path d={`M${inner?.x} ${inner?.y}L${outer?.x} ${outer?.y}`} className={styles.mark} />
            <text x={label?.x} y={(label?.y ?? 0) + 4} className={styles.end}>
              {formatValue(mark.value, MARKS)}
            </text>
          </g>
        );
      })}
      {[min, max].map((value, index) => {
        const end = dialPoint(centre, radius, index);
        return (
          <text key={index} x={end.x} y={end.y + 18} className={styles.end}>
            {formatValue(value, MARKS)}
          </text>
        );
      })}
      <text
        x={centre.x}
        y={centre.y + 8}
        className={styles.value}
        style={{ fontSize: Math.min(26, fittingSize(text, radius * 1.8)) }}
      >
        {text}
      </text>
      <text x={centre.x} y={centre.y + 28} className={styles.words}>
        {words}
      </text>
    </svg>
  );
}

function GaugeOptions(props: OptionsProps) {
  return (
    <>
      <FormatOptions {...props} />
      <ThresholdOptions {...props} kind="threshold" />
    </>
  );
}

export const gauge: ViewKind = {
  type: "gauge",
  name: "Gauge",
  words: "the last value on a dial",
  icon: GaugeIcon,
  defaults: {
    ...COMMON,
    ...FORMAT,
    type: "gauge",
    colors: [
      { id: newId(), type: "min", hex: "#9d8cff", name: "low", value: 0 },
      { id: newId(), type: "max", hex: "#9d8cff", name: "high", value: 100 },
    ],
  },
  View: GaugeView,
  Options: GaugeOptions,
  shapes: "value",
};
