/** The parts of InfluxDB's properties that several views begin with. */
import type { Properties } from "@/api/dashboards";

export const COMMON: Properties = {
  shape: "chronograf-v2",
  queries: [],
  colors: [],
  note: "",
  showNoteWhenEmpty: false,
};

const AXIS: Properties = {
  bounds: ["", ""],
  label: "",
  prefix: "",
  suffix: "",
  base: "10",
  scale: "linear",
};

export const LINES: Properties = {
  ...COMMON,
  geom: "line",
  axes: { x: AXIS, y: AXIS },
  xColumn: "_time",
  yColumn: "_value",
  shadeBelow: false,
  hoverDimension: "auto",
  position: "overlaid",
  timeFormat: "",
  legendColorizeRows: true,
  legendHide: false,
  legendOpacity: 1,
  legendOrientationThreshold: 100000000,
};

export const FORMAT: Properties = {
  prefix: "",
  tickPrefix: "",
  suffix: "",
  tickSuffix: "",
  decimalPlaces: { isEnforced: false, digits: 2 },
};

/** Views of two columns with axes that are kept beside each other. */
export const POINTS: Properties = {
  ...COMMON,
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
};
