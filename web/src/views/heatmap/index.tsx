import { Grid3x3 } from "lucide-react";
import { useMemo } from "react";
import { createPortal } from "react-dom";

import { useTimeZone } from "@/core/chosenZone";
import { formatGeneral } from "@/core/units";
import { COMMON } from "@/views/defaults";
import { heatGrid } from "@/views/heatmap/grid";
import { NoSeries } from "@/views/NoSeries";
import { NumberOption, OptionGroup, TextOption } from "@/views/options/fields";
import { isTime } from "@/views/plot/columns";
import { Plot } from "@/views/plot/Plot";
import { bottomTicks, sideTicks } from "@/views/plot/ticks";
import { numberIn, textIn } from "@/views/properties";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

import styles from "./Heatmap.module.css";

/** Shares of the series' colour, from few to many. */
const STEPS = [6, 16, 30, 48, 70, 100];
const USUAL_BIN_PX = 24;

function shade(value: number, highest: number): string {
  const step = Math.min(STEPS.length - 1, Math.floor((value / (highest || 1)) * STEPS.length));
  return `color-mix(in srgb, var(--s1) ${STEPS[Math.max(0, step)]}%, var(--bg-1))`;
}

/** Where points are many: binned numbers, or one row for each word of a text column. */
function HeatmapView({ properties, frames, bounds, size, head }: ViewProps) {
  const zone = useTimeZone();
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
  if (!grid) return <NoSeries frames={frames} />;
  const longest = Math.max(0, ...(grid.rows ?? []).map((word) => word.length));
  return (
    <>
      {head && createPortal(<Scale />, head)}
      <Plot
        size={size}
        label={`Heatmap of ${yColumn} by ${xColumn}`}
        leftPx={grid.rows ? Math.min(120, 24 + longest * 7) : 60}
        xTicks={({ width }) => bottomTicks(grid.x, width, isTime(frames, xColumn) ? zone : null)}
        yTicks={({ height }) =>
          grid.rows
            ? grid.rows.map((text, row) => ({
                px: ((row + 0.5) * height) / grid.values.length,
                text,
              }))
            : sideTicks(grid.y, height)
        }
      >
        {({ width, height }) =>
          grid.values.map((line, row) =>
            line.map((value, column) => (
              <rect
                key={`${row} ${column}`}
                className={styles.bin}
                x={(column * width) / grid.columns}
                y={(row * height) / grid.values.length}
                width={Math.max(1, width / grid.columns - 1)}
                height={Math.max(1, height / grid.values.length - 1)}
                style={{ fill: Number.isNaN(value) ? "var(--bg-0)" : shade(value, grid.highest) }}
              >
                {!Number.isNaN(value) && <title>{formatGeneral(value)}</title>}
              </rect>
            )),
          )
        }
      </Plot>
    </>
  );
}

function Scale() {
  return (
    <span className={styles.scale}>
      less
      {STEPS.map((step) => (
        <i
          key={step}
          style={{ background: `color-mix(in srgb, var(--s1) ${step}%, var(--bg-1))` }}
        />
      ))}
      more
    </span>
  );
}

function HeatmapOptions({ properties, onChange }: OptionsProps) {
  const set = (name: string, value: unknown) => onChange({ ...properties, [name]: value });
  return (
    <OptionGroup title="Bins">
      <TextOption
        label="Across"
        value={textIn(properties, "xColumn", "_time")}
        onChange={(value) => set("xColumn", value)}
      />
      <TextOption
        label="Up, or one row for each word of"
        value={textIn(properties, "yColumn", "_value")}
        onChange={(value) => set("yColumn", value)}
      />
      <NumberOption
        label="Size of a bin, pixels"
        value={numberIn(properties, "binSize")}
        placeholder={String(USUAL_BIN_PX)}
        onChange={(value) => set("binSize", value ?? USUAL_BIN_PX)}
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
    ...COMMON,
    type: "heatmap",
    xColumn: "_time",
    yColumn: "_value",
    xDomain: null,
    yDomain: null,
    xAxisLabel: "",
    yAxisLabel: "",
    xPrefix: "",
    xSuffix: "",
    yPrefix: "",
    ySuffix: "",
    binSize: USUAL_BIN_PX,
    timeFormat: "",
    legendColorizeRows: true,
    legendOpacity: 1,
    legendOrientationThreshold: 100000000,
  },
  View: HeatmapView,
  Options: HeatmapOptions,
  shapes: "rows",
};
