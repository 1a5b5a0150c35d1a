/** `option v = {…}` as AST JSON: the page's time range, for scripts that say v.timeRangeStart. */
import { parseDuration, formatFluxDuration, type DurationPart } from "@/core/duration";
import {
  parseTimePoint,
  resolveRange,
  windowPeriodMs,
  type TimePoint,
  type TimeRange,
} from "@/core/timeRange";

export interface Node {
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

/** A value of `v` beside the range: one text, a pattern, or a list of texts. */
export type OptionValue =
  | { kind: "text"; text: string }
  | { kind: "pattern"; pattern: string }
  | { kind: "texts"; texts: readonly string[] };

function text(value: string): Node {
  return { type: "StringLiteral", value };
}

function valueExpression(value: OptionValue): Node {
  switch (value.kind) {
    case "text":
      return text(value.text);
    case "pattern":
      return { type: "RegexpLiteral", value: value.pattern };
    case "texts":
      return { type: "ArrayExpression", elements: value.texts.map(text) };
  }
}

/** The option as a Flux File; null where the range cannot be read. */
export function rangeExtern(
  range: TimeRange,
  nowMs: number,
  widthPx: number,
  values: ReadonlyMap<string, OptionValue> = new Map(),
): Node | null {
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
      ...[...values].map(([name, value]) => property(name, valueExpression(value))),
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
