/** `option v = {…}` as AST JSON: the page's time range, for scripts that say v.timeRangeStart. */
import { parseDuration, formatFluxDuration, type DurationPart } from "@/core/duration";
import {
  parseTimePoint,
  resolveRange,
  windowPeriodMs,
  type TimePoint,
  type TimeRange,
} from "@/core/timeRange";

interface Node {
  type: string;
  [key: string]: unknown;
}

function durationLiteral(values: readonly DurationPart[]): Node {
  return { type: "DurationLiteral", values };
}

function timeExpression(point: TimePoint): Node {
  if (point.kind === "absolute") {
    return { type: "DateTimeLiteral", value: new Date(point.ms).toISOString() };
  }
  if (point.before.length === 0) {
    return { type: "CallExpression", callee: { type: "Identifier", name: "now" } };
  }
  return { type: "UnaryExpression", operator: "-", argument: durationLiteral(point.before) };
}

function property(name: string, value: Node): Node {
  return { type: "Property", key: { type: "Identifier", name }, value };
}

/** The option as a Flux File; null where the range cannot be read. */
export function rangeExtern(range: TimeRange, nowMs: number, widthPx: number): Node | null {
  const from = parseTimePoint(range.from);
  const to = parseTimePoint(range.to);
  const bounds = resolveRange(range, nowMs);
  if (!from || !to || !bounds) return null;
  const period = parseDuration(formatFluxDuration(windowPeriodMs(bounds, widthPx))) ?? [];
  const init = {
    type: "ObjectExpression",
    properties: [
      property("timeRangeStart", timeExpression(from)),
      property("timeRangeStop", timeExpression(to)),
      property("windowPeriod", durationLiteral(period)),
    ],
  };
  const assignment = { type: "VariableAssignment", id: { type: "Identifier", name: "v" }, init };
  return {
    type: "File",
    package: null,
    imports: null,
    body: [{ type: "OptionStatement", assignment }],
  };
}
