import { Grid3x3 } from "lucide-react";
import { useMemo } from "react";
import { createPortal } from "react-dom";

import { formatGeneral } from "@/core/units";
import { POINTS } from "@/views/defaults";
import { heatGrid, pointedBins, type HeatGrid } from "@/views/heatmap/grid";
import { NoSeries } from "@/views/NoSeries";
import { ColumnOption } from "@/views/options/ColumnOptions";
import { NumberOption, OptionGroup } from "@/views/options/fields";
import { roomForNames, type PlotArea } from "@/views/plot/area";
import { isTime } from "@/views/plot/columns";
import { Plot } from "@/views/plot/Plot";
import { ShadeLegend } from "@/views/plot/ShadeLegend";
import { shadeOf } from "@/views/plot/shades";
import { bottomTicks, nameTicks, sideTicks } from "@/views/plot/ticks";
import { TimePlot } from "@/views/plot/TimePlot";
import { numberIn, textIn } from "@/views/properties";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

import plot from "@/views/plot/Plot.module.css";

const USUAL_BIN_PX = 24;
const NUMBERS_PX = 60;

/** Where points are many: binned numbers, or one row for each word of a text column. */
function HeatmapView({ properties, frames, bounds, size, link, head }: ViewProps) {
  const xColumn = textIn(properties, "xColumn", "_time") || "_time";
  const yColumn = textIn(properties, "yColumn", "_value") || "_value";
  const binPx = Math.max(4, numberIn(properties, "binSize") ?? USUAL_BIN_PX);
  const [columns, rows] = [size.width, size.height].map((px) =>
    Math.max(2, Math.min(120, Math.floor(px / binPx))),
  );
  const { startMs, stopMs } = bounds;
  const grid = useMemo(
    () =>
      heatGrid(frames, {
        xColumn,
        yColumn,
        columns: columns ?? 2,
        rows: rows ?? 2,
        bounds: { startMs, stopMs },
      }),
    [frames, xColumn, yColumn, columns, rows, startMs, stopMs],
  );
  const middles = useMemo(() => (grid ? middlesOf(grid) : []), [grid]);
  if (!grid) return <NoSeries frames={frames} needs={`numbers in ${xColumn} and ${yColumn}`} />;
  const shared = {
    size,
    label: `Heatmap of ${yColumn} by ${xColumn}`,
    leftPx: grid.rows ? roomForNames(grid.rows) : NUMBERS_PX,
    yTicks: ({ height }: PlotArea) =>
      grid.rows ? nameTicks(grid.rows, height) : sideTicks(grid.y, height),
    children: (area: PlotArea) => <Bins grid={grid} area={area} />,
  };
  return (
    <>
      {head && createPortal(<ShadeLegend />, head)}
      {isTime(frames, xColumn) ? (
        <TimePlot
          {...shared}
          x={grid.x}
          times={middles}
          link={link}
          tip={({ timeMs, y }) =>
            pointedBins(grid, timeMs, y).map(({ words, value }) => ({
              label: words,
              colour: shadeOf(value / (grid.highest || 1)),
              text: formatGeneral(value),
            }))
          }
        />
      ) : (
        <Plot {...shared} xTicks={({ width }) => bottomTicks(grid.x, width, null)} />
      )}
    </>
  );
}

/** The middle of each column, where the keyboard's crosshair stops. */
function middlesOf({ x: [min, max], columns }: HeatGrid): number[] {
  return Array.from({ length: columns }, (_, at) => min + ((at + 0.5) * (max - min)) / columns);
}

function Bins({ grid, area: { width, height } }: { grid: HeatGrid; area: PlotArea }) {
  return grid.values.map((line, row) =>
    line.map((value, column) => (
      <rect
        key={`${row} ${column}`}
        className={plot["bin"]}
        x={(column * width) / grid.columns}
        y={(row * height) / grid.values.length}
        width={Math.max(1, width / grid.columns - 1)}
        height={Math.max(1, height / grid.values.length - 1)}
        style={{
          fill: Number.isNaN(value) ? "var(--bg-0)" : shadeOf(value / (grid.highest || 1)),
        }}
      >
        {!Number.isNaN(value) && <title>{formatGeneral(value)}</title>}
      </rect>
    )),
  );
}

function HeatmapOptions(props: OptionsProps) {
  const { properties, onChange } = props;
  return (
    <OptionGroup title="Bins">
      <ColumnOption {...props} name="xColumn" label="Across" usual="_time" />
      <ColumnOption
        {...props}
        name="yColumn"
        label="Up, or one row for each word of"
        usual="_value"
      />
      <NumberOption
        label="Size of a bin, pixels"
        value={numberIn(properties, "binSize")}
        placeholder={String(USUAL_BIN_PX)}
        onChange={(value) => onChange({ ...properties, binSize: value ?? USUAL_BIN_PX })}
      />
    </OptionGroup>
  );
}

export const heatmap: ViewKind = {
  type: "heatmap",
  name: "Heatmap",
  words: "where points are many",
  icon: Grid3x3,
  defaults: {
    ...POINTS,
    type: "heatmap",
    xColumn: "_time",
    yColumn: "_value",
    binSize: USUAL_BIN_PX,
  },
  View: HeatmapView,
  Options: HeatmapOptions,
  shapes: "rows",
};
