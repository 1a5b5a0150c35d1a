import { ChartScatter } from "lucide-react";
import { useMemo } from "react";
import { createPortal } from "react-dom";

import { formatGeneral } from "@/core/units";
import { POINTS } from "@/views/defaults";
import { NoSeries } from "@/views/NoSeries";
import { ColumnOption, ColumnsOption } from "@/views/options/ColumnOptions";
import { OptionGroup } from "@/views/options/fields";
import type { PlotArea } from "@/views/plot/area";
import { extent, isTime } from "@/views/plot/columns";
import { GroupLegend } from "@/views/plot/GroupLegend";
import { Plot } from "@/views/plot/Plot";
import { seriesToken } from "@/views/plot/seriesToken";
import { bottomTicks, sideTicks } from "@/views/plot/ticks";
import { risingTimes } from "@/views/plot/timeCursor";
import { TimePlot } from "@/views/plot/TimePlot";
import { textIn, textsIn } from "@/views/properties";
import { MOST_POINTS, pointsNear, scatterPoints, type ScatterPoint } from "@/views/scatter/points";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

const RADIUS_PX = 2.5;

type Span = readonly [number, number];

/** Two columns against each other, a point for each row. */
function ScatterView({ properties, frames, bounds, size, link, head }: ViewProps) {
  const xColumn = textIn(properties, "xColumn", "_time") || "_time";
  const yColumn = textIn(properties, "yColumn", "_value") || "_value";
  const fill = useMemo(() => textsIn(properties, "fillColumns"), [properties]);
  const points = useMemo(
    () => scatterPoints(frames, xColumn, yColumn, fill),
    [frames, xColumn, yColumn, fill],
  );
  const times = useMemo(() => risingTimes(points.map((point) => point.x)), [points]);
  const isTimeAxis = isTime(frames, xColumn);
  const x: Span | null = isTimeAxis
    ? [bounds.startMs, bounds.stopMs]
    : extent(points.map((point) => point.x));
  const y = extent(points.map((point) => point.y));
  if (!x || !y) return <NoSeries frames={frames} needs={`numbers in ${xColumn} and ${yColumn}`} />;
  const groups = [...new Set(points.map(({ group }) => group))];
  const pad = (y[1] - y[0]) * 0.06 || 1;
  const span: Span = [y[0] - pad, y[1] + pad];
  const colourOf = ({ group }: ScatterPoint) => seriesToken(groups.indexOf(group));
  const isCut = points.length === MOST_POINTS;
  const shared = {
    size,
    label: `Scatter of ${yColumn} by ${xColumn}, ${points.length} points${isCut ? ", the first of more" : ""}`,
    leftPx: 64,
    hasGrid: true,
    yTicks: ({ height }: PlotArea) => sideTicks(span, height),
    children: ({ width, height }: PlotArea) =>
      points.map((point, index) => (
        <circle
          key={index}
          cx={((point.x - x[0]) / (x[1] - x[0] || 1)) * width}
          cy={height - ((point.y - span[0]) / (span[1] - span[0])) * height}
          r={RADIUS_PX}
          fill={colourOf(point)}
          fillOpacity={0.75}
        >
          <title>{`${point.group} ${formatGeneral(point.y)}`}</title>
        </circle>
      )),
  };
  return (
    <>
      {head && createPortal(<GroupLegend groups={groups} />, head)}
      {isTimeAxis ? (
        <TimePlot
          {...shared}
          x={x}
          times={times}
          link={link}
          tip={({ timeMs, y: share }) =>
            pointsNear(
              points,
              times,
              timeMs,
              share === null ? null : share * (span[0] - span[1]) + span[1],
            ).map((point) => ({
              label: point.group || yColumn,
              colour: colourOf(point),
              text: formatGeneral(point.y),
            }))
          }
        />
      ) : (
        <Plot {...shared} xTicks={({ width }) => bottomTicks(x, width, null)} />
      )}
    </>
  );
}

function ScatterOptions(props: OptionsProps) {
  return (
    <OptionGroup title="Columns">
      <ColumnOption {...props} name="xColumn" label="Across" usual="_time" />
      <ColumnOption {...props} name="yColumn" label="Up" usual="_value" />
      <ColumnsOption {...props} name="fillColumns" label="Coloured by" />
    </OptionGroup>
  );
}

export const scatter: ViewKind = {
  type: "scatter",
  name: "Scatter",
  words: "two columns against each other",
  icon: ChartScatter,
  defaults: {
    ...POINTS,
    type: "scatter",
    xColumn: "_time",
    yColumn: "_value",
    fillColumns: ["pair"],
    symbolColumns: [],
  },
  View: ScatterView,
  Options: ScatterOptions,
  shapes: "rows",
};
