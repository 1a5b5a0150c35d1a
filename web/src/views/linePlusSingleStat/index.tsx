import { ChartSpline } from "lucide-react";
import { useMemo } from "react";

import { FORMAT, LINES } from "@/views/defaults";
import { Lines } from "@/views/lines/Lines";
import { useLines } from "@/views/lines/useLines";
import { NoSeries } from "@/views/NoSeries";
import { AxisOptions, FormatOptions } from "@/views/options/FormatOptions";
import { ThresholdOptions } from "@/views/options/ThresholdOptions";
import { StatNumber } from "@/views/singleStat/view";
import { readStat } from "@/views/singleStat/stat";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";
import { LineOptions } from "@/views/xy/options";

import styles from "./LinePlusSingleStat.module.css";

/** Lines over time, with the last value beside them. */
function LinePlusSingleStatView({ properties, frames, bounds, size, link, head }: ViewProps) {
  const { series, look, format } = useLines(properties, frames, bounds);
  const stat = useMemo(() => readStat(frames), [frames]);
  if (series.length === 0) return <NoSeries frames={frames} />;
  return (
    <div className={styles.both}>
      {stat && <StatNumber stat={stat} properties={properties} widthPx={size.width / 3} />}
      <div className={styles.lines}>
        <Lines series={series} look={look} link={link} head={head} format={format} />
      </div>
    </div>
  );
}

function LinePlusSingleStatOptions(props: OptionsProps) {
  return (
    <>
      <LineOptions {...props} />
      <AxisOptions {...props} />
      <FormatOptions {...props} />
      <ThresholdOptions {...props} kind="text" />
    </>
  );
}

export const linePlusSingleStat: ViewKind = {
  type: "line-plus-single-stat",
  name: "Graph + single stat",
  words: "lines and the last value",
  icon: ChartSpline,
  defaults: { ...LINES, ...FORMAT, type: "line-plus-single-stat" },
  View: LinePlusSingleStatView,
  Options: LinePlusSingleStatOptions,
  shapes: "series",
};
