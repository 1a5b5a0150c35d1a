import { ChartScatter } from "lucide-react";
import { useMemo } from "react";
import { createPortal } from "react-dom";

import { useTimeZone } from "@/core/chosenZone";
import { formatGeneral } from "@/core/units";
import { COMMON } from "@/views/defaults";
import { NoSeries } from "@/views/NoSeries";
import { OptionGroup, TextOption } from "@/views/options/fields";
import { extent, isTime } from "@/views/plot/columns";
import { GroupLegend } from "@/views/plot/GroupLegend";
import { Plot } from "@/views/plot/Plot";
import { seriesToken } from "@/views/plot/seriesToken";
import { bottomTicks, sideTicks } from "@/views/plot/ticks";
import { textIn, textsIn } from "@/views/properties";
import { MOST_POINTS, scatterPoints } from "@/views/scatter/points";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

const RADIUS_PX = 2.5;

/** Two columns against each other, a point for each row. */
function ScatterView({ properties, frames, bounds, size, head }: ViewProps) {
  const zone = useTimeZone();
  const xColumn = textIn(properties, "xColumn", "_time") || "_time";
  const yColumn = textIn(properties, "yColumn", "_value") || "_value";
  const fill = useMemo(() => textsIn(properties, "fillColumns"), [properties]);
  const points = useMemo(
    () => scatterPoints(frames, xColumn, yColumn, fill),
    [frames, xColumn, yColumn, fill],
  );
  const isTimeAxis = isTime(frames, xColumn);
  const x = isTimeAxis
    ? ([bounds.startMs, bounds.stopMs] as const)
    : extent(points.map((point) => point.x));
  const y = extent(points.map((point) => point.y));
  if (!x || !y) return <NoSeries frames={frames} />;
  const groups = [...new Set(points.map(({ group }) => group))];
  const pad = (y[1] - y[0]) * 0.06 || 1;
  const span: [number, number] = [y[0] - pad, y[1] + pad];
  return (
    <>
      {head && createPortal(<GroupLegend groups={groups} />, head)}
      <Plot
        size={size}
        label={`Scatter of ${yColumn} by ${xColumn}, ${points.length} points${points.length === MOST_POINTS ? ", the first of more" : ""}`}
        leftPx={64}
        hasGrid
        xTicks={({ width }) => bottomTicks(x, width, isTimeAxis ? zone : null)}
        yTicks={({ height }) => sideTicks(span, height)}
      >
        {({ width, height }) =>
          points.map((point, index) => (
            <circle
              key={index}
              cx={((point.x - x[0]) / (x[1] - x[0] || 1)) * width}
              cy={height - ((point.y - span[0]) / (span[1] - span[0])) * height}
              r={RADIUS_PX}
              fill={seriesToken(groups.indexOf(point.group))}
              fillOpacity={0.75}
            >
              <title>{`${point.group} ${formatGeneral(point.y)}`}</title>
            </circle>
          ))
        }
      </Plot>
    </>
  );
}

function ScatterOptions({ properties, onChange }: OptionsProps) {
  const set = (name: string, value: unknown) => onChange({ ...properties, [name]: value });
  return (
    <OptionGroup title="Columns">
      <TextOption
        label="Across"
        value={textIn(properties, "xColumn", "_time")}
        onChange={(value) => set("xColumn", value)}
      />
      <TextOption
        label="Up"
        value={textIn(properties, "yColumn", "_value")}
        onChange={(value) => set("yColumn", value)}
      />
      <TextOption
        label="Coloured by"
        value={textsIn(properties, "fillColumns").join(", ")}
        placeholder="pair"
        onChange={(value) =>
          set(
            "fillColumns",
            value.split(",").map((each) => each.trim()),
          )
        }
      />
    </OptionGroup>
  );
}

export const scatter: ViewKind = {
  type: "scatter",
  name: "Scatter",
  words: "two columns against each other",
  icon: ChartScatter,
  defaults: {
    ...COMMON,
    type: "scatter",
    xColumn: "_time",
    yColumn: "_value",
    fillColumns: ["pair"],
    symbolColumns: [],
    xDomain: null,
    yDomain: null,
    xAxisLabel: "",
    yAxisLabel: "",
    xPrefix: "",
    xSuffix: "",
    yPrefix: "",
    ySuffix: "",
    timeFormat: "",
    legendColorizeRows: true,
    legendOpacity: 1,
    legendOrientationThreshold: 100000000,
  },
  View: ScatterView,
  Options: ScatterOptions,
  shapes: "rows",
};
