/** Reading InfluxDB's view properties, which may hold anything: what does not fit is passed over. */
import type { Properties } from "@/api/dashboards";
import { formatAs } from "@/core/units";

export function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textIn(properties: Properties, name: string, fallback = ""): string {
  const value = properties[name];
  return typeof value === "string" ? value : fallback;
}

export function flagIn(properties: Properties, name: string): boolean {
  return properties[name] === true;
}

/** A number, also where it is written as text; null where there is none. */
export function numberIn(properties: Properties, name: string): number | null {
  return readNumber(properties[name]);
}

function readNumber(value: unknown): number | null {
  if (typeof value === "string" && value.trim() === "") return null;
  if (typeof value !== "number" && typeof value !== "string") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

export function recordIn(properties: Properties, name: string): Properties {
  const value = properties[name];
  return isRecord(value) ? value : {};
}

export function recordsIn(properties: Properties, name: string): Properties[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function textsIn(properties: Properties, name: string): string[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** `["0", ""]` as the two ends of an axis; null leaves an end to the data. */
export function domainIn(
  properties: Properties,
  name: string,
): readonly [number | null, number | null] {
  const value = properties[name];
  return Array.isArray(value) ? [readNumber(value[0]), readNumber(value[1])] : [null, null];
}

export interface ValueFormat {
  prefix: string;
  suffix: string;
  /** Null shows as many decimals as say something. */
  decimals: number | null;
}

const MOST_DECIMALS = 20;

export function formatIn(properties: Properties): ValueFormat {
  const places = recordIn(properties, "decimalPlaces");
  const digits = numberIn(places, "digits");
  const isFixed = flagIn(places, "isEnforced") && digits !== null;
  return {
    prefix: textIn(properties, "prefix"),
    suffix: textIn(properties, "suffix"),
    decimals: isFixed ? Math.max(0, Math.min(MOST_DECIMALS, Math.round(digits))) : null,
  };
}

export function formatValue(value: number, format: ValueFormat): string {
  const { prefix, suffix, decimals } = format;
  return `${prefix}${formatAs(value, decimals)}${suffix}`;
}

/** An axis as xy, line + single stat and band keep it. */
export interface Axis {
  label: string;
  format: ValueFormat;
  bounds: readonly [number | null, number | null];
  isLog: boolean;
}

export function axisIn(properties: Properties, name: "x" | "y"): Axis {
  const axis = recordIn(recordIn(properties, "axes"), name);
  return {
    label: textIn(axis, "label"),
    format: { prefix: textIn(axis, "prefix"), suffix: textIn(axis, "suffix"), decimals: null },
    bounds: domainIn(axis, "bounds"),
    isLog: textIn(axis, "scale") === "log",
  };
}

/** Properties with one entry of a nested record changed. */
export function withNested(
  properties: Properties,
  path: readonly [string, ...string[]],
  value: unknown,
): Properties {
  const [name, ...rest] = path;
  const [next, ...further] = rest;
  if (next === undefined) return { ...properties, [name]: value };
  const inner = recordIn(properties, name);
  return { ...properties, [name]: withNested(inner, [next, ...further], value) };
}
