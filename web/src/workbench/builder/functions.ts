/** The functions the builder offers, with the arguments a person may change. */
import { parseDuration } from "@/core/duration";

export type ParameterKind = "duration" | "integer" | "number" | "boolean" | "expression";

export interface FunctionParameter {
  name: string;
  kind: ParameterKind;
  initial: string;
}

export type FunctionGroup = "Aggregate" | "Rate" | "Smooth and math";

export interface BuilderFunction {
  name: string;
  group: FunctionGroup;
  words: string;
  parameters: readonly FunctionParameter[];
}

export const FUNCTION_GROUPS: readonly FunctionGroup[] = ["Aggregate", "Rate", "Smooth and math"];

function aggregate(
  name: string,
  words: string,
  parameters: FunctionParameter[] = [],
): BuilderFunction {
  return { name, group: "Aggregate", words, parameters };
}

function rate(name: string, words: string, parameters: FunctionParameter[] = []): BuilderFunction {
  return { name, group: "Rate", words, parameters };
}

function smooth(name: string, words: string, parameters: FunctionParameter[]): BuilderFunction {
  return { name, group: "Smooth and math", words, parameters };
}

function points(initial: string): FunctionParameter {
  return { name: "n", kind: "integer", initial };
}

const NON_NEGATIVE: FunctionParameter = { name: "nonNegative", kind: "boolean", initial: "false" };

export const FUNCTIONS: readonly BuilderFunction[] = [
  aggregate("mean", "The average of each window."),
  aggregate("median", "The middle value of each window."),
  aggregate("last", "The newest value of each window, as a candle closes."),
  aggregate("first", "The oldest value of each window, as a candle opens."),
  aggregate("max", "The highest value of each window."),
  aggregate("min", "The lowest value of each window."),
  aggregate("sum", "The values of each window added up, for volumes."),
  aggregate("count", "How many points each window holds."),
  aggregate("spread", "Highest less lowest value of each window."),
  aggregate("stddev", "How far the values of each window scatter about their mean."),
  aggregate("quantile", "The value that a share q of each window stays below.", [
    { name: "q", kind: "number", initial: "0.95" },
  ]),
  rate("derivative", "Change per unit of time: the velocity of a price. Negative when it falls.", [
    { name: "unit", kind: "duration", initial: "1m" },
    NON_NEGATIVE,
  ]),
  rate("difference", "Each value less the one before.", [NON_NEGATIVE]),
  rate("increase", "The rises added up; a fall counts as a new start from zero."),
  rate("cumulativeSum", "Each value added to all before it."),
  smooth("movingAverage", "The mean of the last n points.", [points("5")]),
  smooth("timedMovingAverage", "Every so often, the mean of the period before.", [
    { name: "every", kind: "duration", initial: "1m" },
    { name: "period", kind: "duration", initial: "10m" },
  ]),
  smooth("exponentialMovingAverage", "A mean in which newer points weigh more.", [points("9")]),
  smooth("doubleEMA", "An exponential mean that follows faster.", [points("9")]),
  smooth("tripleEMA", "An exponential mean that follows faster still.", [points("9")]),
  smooth("kaufmansAMA", "A mean that follows a trend and stays calm in noise.", [points("10")]),
  smooth("relativeStrengthIndex", "Rises against falls of the last n points, from 0 to 100.", [
    points("14"),
  ]),
  smooth("chandeMomentumOscillator", "Rises less falls as a share, from −100 to 100.", [
    points("14"),
  ]),
  smooth("map", "Any arithmetic on r._value, the value of each row.", [
    { name: "_value", kind: "expression", initial: "r._value * 100.0" },
  ]),
];

export function findFunction(name: string): BuilderFunction | undefined {
  return FUNCTIONS.find((each) => each.name === name);
}

export function isAggregate(name: string): boolean {
  return findFunction(name)?.group === "Aggregate";
}

/** Tells whether a text can stand as an argument; an expression is left to the server. */
export function isArgument(kind: ParameterKind, text: string): boolean {
  switch (kind) {
    case "duration":
      return parseDuration(text) !== null && /[1-9]/.test(text);
    case "integer":
      return /^[1-9]\d*$/.test(text);
    case "number":
      return /^\d+\.\d+$/.test(text);
    case "boolean":
      return text === "true" || text === "false";
    case "expression":
      return text.trim() !== "";
  }
}
