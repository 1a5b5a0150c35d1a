import { ChartColumn } from "lucide-react";
import { useMemo } from "react";
import { createPortal } from "react-dom";

import { useTimeZone } from "@/core/chosenZone";
import { formatGeneral, formatNumber } from "@/core/units";
import { COMMON } from "@/views/defaults";
import { countBins } from "@/views/histogram/bins";
import { NoSeries } from "@/views/NoSeries";
import { ColumnOption, ColumnsOption } from "@/views/options/ColumnOptions";
import { NumberOption, OptionGroup, OptionPair } from "@/views/options/fields";
import { isTime } from "@/views/plot/columns";
import { GroupLegend } from "@/views/plot/GroupLegend";
import { Plot } from "@/views/plot/Plot";
import { seriesToken } from "@/views/plot/seriesToken";
import { bottomTicks, sideTicks } from "@/views/plot/ticks";
import { domainIn, numberIn, textIn, textsIn } from "@/views/properties";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

/** How often values fall where. */
function HistogramView({ properties, frames, size, head }: ViewProps) {
  const zone = useTimeZone();
  const column = textIn(properties, "xColumn", "_value") || "_value";
  const bins = useMemo(
    () =>
      countBins(frames, {
        column,
        fill: textsIn(properties, "fillColumns"),
        binCount: numberIn(properties, "binCount") ?? 0,
        domain: domainIn(properties, "xDomain"),
      }),
    [frames, properties, column],
  );
  if (!bins) return <NoSeries frames={frames} needs={`numbers in ${column}`} />;
  const { min, max, counts, highest, groups } = bins;
  return (
    <>
      {head && createPortal(<GroupLegend groups={groups} />, head)}
      <Plot
        size={size}
        label={`Histogram of ${column} in ${counts.length} bins, at most ${highest} in one`}
        leftPx={52}
        hasGrid
        xTicks={({ width }) => bottomTicks([min, max], width, isTime(frames, column) ? zone : null)}
        yTicks={({ height }) => sideTicks([0, highest], height)}
      >
        {({ width, height }) =>
          counts.map((bin, at) => {
            const step = width / counts.length;
            let top = height;
            const from = min + ((max - min) * at) / counts.length;
            return bin.map((count, group) => {
              const tall = (count / highest) * height;
              top -= tall;
              return (
                count > 0 && (
                  <rect
                    key={`${at} ${group}`}
                    x={at * step + 0.5}
                    y={top}
                    width={Math.max(1, step - 1)}
                    height={tall}
                    fill={seriesToken(group)}
                    opacity={0.8}
                  >
                    <title>{`${groups[group]} from ${formatGeneral(from)}: ${formatNumber(count, 0)}`}</title>
                  </rect>
                )
              );
            });
          })
        }
      </Plot>
    </>
  );
}

function HistogramOptions(props: OptionsProps) {
  const { properties, onChange } = props;
  const [min, max] = domainIn(properties, "xDomain");
  const set = (name: string, value: unknown) => onChange({ ...properties, [name]: value });
  return (
    <OptionGroup title="Bins">
      <ColumnOption {...props} name="xColumn" label="Column" usual="_value" />
      <ColumnsOption {...props} name="fillColumns" label="Grouped by columns" />
      <NumberOption
        label="Number of bins"
        value={numberIn(properties, "binCount") || null}
        onChange={(value) => set("binCount", value ?? 0)}
      />
      <OptionPair>
        <NumberOption
          label="From"
          value={min}
          onChange={(value) => set("xDomain", value === null && max === null ? null : [value, max])}
        />
        <NumberOption
          label="To"
          value={max}
          onChange={(value) => set("xDomain", value === null && min === null ? null : [min, value])}
        />
      </OptionPair>
    </OptionGroup>
  );
}

export const histogram: ViewKind = {
  type: "histogram",
  name: "Histogram",
  words: "how often values fall where",
  icon: ChartColumn,
  defaults: {
    ...COMMON,
    type: "histogram",
    xColumn: "_value",
    fillColumns: [],
    xDomain: null,
    xAxisLabel: "",
    position: "stacked",
    binCount: 0,
    legendColorizeRows: true,
    legendOpacity: 1,
    legendOrientationThreshold: 100000000,
  },
  View: HistogramView,
  Options: HistogramOptions,
  shapes: "rows",
};
