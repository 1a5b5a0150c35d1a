/** Why bars are missing: the feed's own record of its gaps. */
import { findColumn, numberAt, textAt, timeAt, type Frame } from "@/api/frames";
import type { Gap } from "@/market/bars";

export interface NotedGap extends Gap {
  channel: string;
  cause: string;
  isHealed: boolean;
}

/** Reads the answer of `gapsQuery`; what lacks a part is left out. */
export function readGaps(frames: readonly Frame[]): NotedGap[] {
  const noted = new Map<string, Partial<NotedGap>>();
  for (const frame of frames) {
    const [times, values, fields, channels] = ["_time", "_value", "_field", "channel"].map(
      (label) => findColumn(frame, label),
    );
    for (let row = 0; row < frame.rows; row++) {
      const channel = textAt(channels, row);
      const key = `${channel} ${timeAt(times, row)}`;
      const gap = noted.get(key) ?? { channel };
      noted.set(key, gap);
      const field = textAt(fields, row);
      if (field === "gap_from") gap.fromMs = numberAt(values, row) / 1e6;
      else if (field === "gap_to") gap.toMs = numberAt(values, row) / 1e6;
      else if (field === "cause") gap.cause = textAt(values, row);
      else if (field === "healed") gap.isHealed = textAt(values, row) === "true";
    }
  }
  return [...noted.values()].filter(isWhole);
}

function isWhole(gap: Partial<NotedGap>): gap is NotedGap {
  return [gap.fromMs, gap.toMs, gap.cause, gap.isHealed].every((part) => part !== undefined);
}

/** The noted gap that covers most of one in the bars; null where none does. */
export function explainGap(gap: Gap, noted: readonly NotedGap[]): NotedGap | null {
  const overlap = (other: Gap) =>
    Math.min(gap.toMs, other.toMs) - Math.max(gap.fromMs, other.fromMs);
  const [first] = noted
    .filter((other) => overlap(other) > 0)
    .toSorted((a, b) => overlap(b) - overlap(a) || Number(a.isHealed) - Number(b.isHealed));
  return first ?? null;
}
