import { ChartGantt } from "lucide-react";
import { useMemo } from "react";
import { createPortal } from "react-dom";

import { POINTS } from "@/views/defaults";
import { readStates, stateAt, stateWords, type States } from "@/views/mosaic/stretches";
import { NoSeries } from "@/views/NoSeries";
import { ColumnOption, ColumnsOption } from "@/views/options/ColumnOptions";
import { OptionGroup, TextOption } from "@/views/options/fields";
import { roomForNames, type PlotArea } from "@/views/plot/area";
import { GroupLegend } from "@/views/plot/GroupLegend";
import { seriesToken } from "@/views/plot/seriesToken";
import { ShadeLegend } from "@/views/plot/ShadeLegend";
import { shadeOf } from "@/views/plot/shades";
import { nameTicks } from "@/views/plot/ticks";
import { risingTimes } from "@/views/plot/timeCursor";
import { TimePlot, type PlotCursor } from "@/views/plot/TimePlot";
import { textIn, textsIn } from "@/views/properties";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

import plot from "@/views/plot/Plot.module.css";

const GAP_PX = 2;
const LETTER_PX = 6.5;
/** More states than there are colours are told apart by shade, where they are numbers. */
const MOST_COLOURS = 6;
const MOST_TIP_ROWS = 8;

/** What state each series was in, and when. */
function MosaicView({ properties, frames, bounds, size, link, head }: ViewProps) {
  const { startMs, stopMs } = bounds;
  const states = useMemo(
    () => readStates(frames, settingsIn(properties, stopMs)),
    [frames, properties, stopMs],
  );
  const times = useMemo(
    () =>
      risingTimes(states?.rows.flatMap((row) => row.stretches.map((each) => each.startMs)) ?? []),
    [states],
  );
  if (!states) return <NoSeries frames={frames} needs="a time column and a state beside it" />;
  const names = states.rows.map(({ label }) => label);
  const colourOf = colours(states, textsIn(properties, "colors"));
  const tip = ({ timeMs, y }: PlotCursor) =>
    rowsAround(states, y).flatMap((row) => {
      const state = stateAt(row, timeMs);
      return state === null
        ? []
        : [
            {
              label: row.label,
              colour: colourOf(state),
              text: stateWords(state, states.isNumeric),
            },
          ];
    });
  return (
    <>
      {head && createPortal(<Legend states={states} colourOf={colourOf} />, head)}
      <TimePlot
        size={size}
        label={`States of ${names.length} series over time, ${states.names.length} different${states.isCut ? ", the first of more" : ""}`}
        leftPx={roomForNames(names)}
        x={[startMs, stopMs]}
        times={times}
        link={link}
        tip={tip}
        yTicks={({ height }) => nameTicks(names, height)}
      >
        {(area) => <Stretches states={states} bounds={bounds} area={area} colourOf={colourOf} />}
      </TimePlot>
    </>
  );
}

function settingsIn(properties: ViewProps["properties"], stopMs: number) {
  return {
    xColumn: textIn(properties, "xColumn", "_time") || "_time",
    series: textsIn(properties, "ySeriesColumns").filter((name) => name !== ""),
    labels: textsIn(properties, "yLabelColumns").filter((name) => name !== ""),
    separator: textIn(properties, "yLabelColumnSeparator") || " · ",
    fill: fillIn(properties),
    stopMs,
  };
}

/** InfluxDB takes words alone; numbers are states as well. */
function fillIn(properties: ViewProps["properties"]): string[] {
  const named = textsIn(properties, "fillColumns").filter((name) => name !== "");
  return named.length > 0 ? named : ["_value"];
}

function hasShades({ isNumeric, names }: States): boolean {
  return isNumeric && names.length > MOST_COLOURS;
}

/** The view's own colours where it has as many as there are states, else the theme's. */
function colours(states: States, hexes: readonly string[]): (state: string) => string {
  const { names } = states;
  const place = new Map(names.map((name, index) => [name, index]));
  if (hasShades(states)) {
    const [min, max] = [Number(names[0]), Number(names.at(-1))];
    return (state) => shadeOf((Number(state) - min) / (max - min || 1));
  }
  const own = hexes.filter((hex) => /^#[0-9a-f]{6}$/i.test(hex));
  return (state) => {
    const index = place.get(state) ?? 0;
    const colour = (own.length >= names.length && own[index]) || seriesToken(index);
    // Words of the state stand on it.
    return `color-mix(in srgb, ${colour} 55%, var(--bg-1))`;
  };
}

/** All rows where there is room in the tip for them, else those about the pointer. */
function rowsAround({ rows }: States, y: number | null) {
  if (rows.length <= MOST_TIP_ROWS || y === null) return rows;
  const at = Math.floor(y * rows.length) - MOST_TIP_ROWS / 2;
  const from = Math.max(0, Math.min(rows.length - MOST_TIP_ROWS, at));
  return rows.slice(from, from + MOST_TIP_ROWS);
}

interface LegendProps {
  states: States;
  colourOf(state: string): string;
}

function Legend({ states, colourOf }: LegendProps) {
  const { names, isNumeric } = states;
  if (hasShades(states))
    return (
      <ShadeLegend
        from={stateWords(names[0] ?? "", true)}
        to={stateWords(names.at(-1) ?? "", true)}
      />
    );
  return (
    <GroupLegend
      groups={names.map((name) => stateWords(name, isNumeric))}
      colourOf={(index) => colourOf(names[index] ?? "")}
    />
  );
}

interface StretchesProps extends LegendProps {
  bounds: ViewProps["bounds"];
  area: PlotArea;
}

function Stretches({ states, bounds, area, colourOf }: StretchesProps) {
  const { startMs, stopMs } = bounds;
  const rowPx = area.height / states.rows.length;
  const px = (timeMs: number) =>
    ((Math.max(startMs, Math.min(stopMs, timeMs)) - startMs) / (stopMs - startMs || 1)) *
    area.width;
  return states.rows.map(({ label, stretches }, row) =>
    stretches.map((stretch) => {
      const [left, right] = [px(stretch.startMs), px(stretch.stopMs)];
      const words = stateWords(stretch.state, states.isNumeric);
      // Words are not told from the strongest shades; the scale and the tip say what those are.
      const isWide = right - left > words.length * LETTER_PX + 12 && rowPx > 20;
      const hasRoom = isWide && !hasShades(states);
      return (
        <g key={`${label} ${stretch.startMs}`}>
          <rect
            className={plot["bin"]}
            data-stretch
            x={left}
            y={row * rowPx + GAP_PX / 2}
            width={Math.max(1, right - left)}
            height={Math.max(1, rowPx - GAP_PX)}
            style={{ fill: colourOf(stretch.state) }}
          />
          {hasRoom && (
            <text className={plot["inside"]} x={left + 6} y={(row + 0.5) * rowPx + 4}>
              {words}
            </text>
          )}
        </g>
      );
    }),
  );
}

function MosaicOptions(props: OptionsProps) {
  const { properties, onChange } = props;
  return (
    <OptionGroup title="Columns">
      <ColumnOption {...props} name="xColumn" label="Across" usual="_time" />
      <ColumnsOption
        {...props}
        name="ySeriesColumns"
        label="A row for each"
        placeholder="series of the result"
      />
      <ColumnsOption
        {...props}
        name="yLabelColumns"
        label="Rows are called by"
        placeholder="the same columns"
      />
      <TextOption
        label="Between the words of a name"
        value={textIn(properties, "yLabelColumnSeparator")}
        placeholder=" · "
        onChange={(value) => onChange({ ...properties, yLabelColumnSeparator: value })}
      />
      <ColumnsOption {...props} name="fillColumns" label="State" placeholder="_value" />
    </OptionGroup>
  );
}

export const mosaic: ViewKind = {
  type: "mosaic",
  name: "Mosaic",
  words: "what state each series was in, and when",
  icon: ChartGantt,
  defaults: {
    ...POINTS,
    type: "mosaic",
    xColumn: "_time",
    ySeriesColumns: ["pair"],
    yLabelColumns: [],
    yLabelColumnSeparator: "",
    fillColumns: ["_value"],
    generateXAxisTicks: [],
    hoverDimension: "x",
  },
  View: MosaicView,
  Options: MosaicOptions,
  shapes: "rows",
};
