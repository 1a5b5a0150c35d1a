/** The unit in a cell's head: what the axis says, or what the script makes of the values. */
import type { Properties } from "@/api/dashboards";
import { axisIn, recordsIn, textIn } from "@/views/properties";

const UNIT_WORDS: Record<string, string> = {
  "1s": "s",
  "1m": "min",
  "1h": "h",
  "1d": "day",
};

/** The unit of the last rate or share a script applies; empty where it applies none. */
export function scriptUnit(script: string): string {
  const plain = script.replaceAll(/\/\/.*$/gm, "");
  const rate = [...plain.matchAll(/\bderivative\(([^)]*)\)/g)].at(-1);
  if (!rate) return /\*\s*100(\.0+)?\b/.test(plain) ? "%" : "";
  const unit = /unit:\s*(\w+)/.exec(rate[1] ?? "")?.[1] ?? "1s";
  const per = `per ${UNIT_WORDS[unit] ?? unit}`;
  return /\*\s*100(\.0+)?\b/.test(plain) ? `derivative, % ${per}` : `derivative, ${per}`;
}

export function unitOf(properties: Properties): string {
  const axis = axisIn(properties, "y");
  const own = axis.label || textIn(properties, "yAxisLabel") || textIn(properties, "xAxisLabel");
  if (own) return own;
  const suffix = (textIn(properties, "suffix") || axis.format.suffix).trim();
  if (suffix) return suffix;
  // The columns of a table are too many for one unit.
  if (textIn(properties, "type").endsWith("table")) return "";
  const units = recordsIn(properties, "queries").map((query) => scriptUnit(textIn(query, "text")));
  return units.find((unit) => unit !== "") ?? "";
}
