/** InfluxDB's properties of a graph as the look of its lines. */
import type { Properties } from "@/api/dashboards";
import { PLAIN_LOOK, type Geometry, type LineLook } from "@/charts/lineLook";
import { scaleColours } from "@/views/colours";
import { axisIn, flagIn, formatValue, textIn } from "@/views/properties";

const GEOMETRIES: Record<string, Geometry> = {
  line: "line",
  monotoneX: "smooth",
  step: "step",
  stepAfter: "step",
  stepBefore: "stepBefore",
  bar: "bars",
  stacked: "line",
};

/** True where lines are drawn as their change since the first value; a property of ours. */
export function isRebased(properties: Properties): boolean {
  return flagIn(properties, "rebase");
}

export function readLook(properties: Properties): LineLook {
  const y = axisIn(properties, "y");
  const geom = textIn(properties, "geom", "line");
  return {
    ...PLAIN_LOOK,
    geometry: GEOMETRIES[geom] ?? "line",
    isStacked: geom === "stacked" || textIn(properties, "position") === "stacked",
    isShaded: flagIn(properties, "shadeBelow"),
    isLog: y.isLog && !isRebased(properties),
    yBounds: y.bounds,
    colours: scaleColours(properties),
    formatY: valueFormat(properties),
  };
}

/** A value of the y axis as text, with as many decimals as say something where none are given. */
export function valueFormat(
  properties: Properties,
): (value: number, decimals?: number | null) => string {
  if (isRebased(properties))
    return (value) =>
      formatValue(value, { prefix: value > 0 ? "+" : "", suffix: " %", decimals: 2 });
  const { format } = axisIn(properties, "y");
  return (value, decimals = null) => formatValue(value, { ...format, decimals });
}
