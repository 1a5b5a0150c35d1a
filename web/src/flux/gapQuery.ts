/** The Flux that asks the feed's record for what is known of a gap. */
import type { Bounds } from "@/core/timeRange";
import { anyOf, fluxString, fluxTime } from "@/flux/literals";

const FIELDS = ["gap_from", "gap_to", "cause", "healed"];

/** Gaps of a pair that were noticed within bounds: a table for each channel and field. */
export function gapsQuery(bucket: string, pair: string, bounds: Bounds): string {
  return [
    `from(bucket: ${fluxString(bucket)})`,
    `|> range(start: ${fluxTime(bounds.startMs)}, stop: ${fluxTime(bounds.stopMs)})`,
    `|> filter(fn: (r) => r._measurement == "feed" and r.event == "gap")`,
    `|> filter(fn: (r) => r.pair == ${fluxString(pair)} and ${anyOf("_field", FIELDS)})`,
    `|> tail(n: 1000)`,
    `|> keep(columns: ["_time", "_value", "_field", "channel"])`,
  ].join("\n  ");
}
