import { useQuery } from "@tanstack/react-query";

import { fetchFrames } from "@/api/query";
import { formatAge } from "@/core/duration";
import { useTimeZone } from "@/core/chosenZone";
import { formatInstant, formatStamp } from "@/core/timeZone";
import { gapsQuery } from "@/flux/gapQuery";
import type { BarSource } from "@/market/barFeed";
import type { Gap } from "@/market/bars";
import { explainGap, readGaps } from "@/market/gapCauses";

import styles from "./ChartPanel.module.css";

export interface GapNoteProps {
  source: BarSource;
  gap: Gap;
  /** Where the pointer is, in pixels from the left. */
  x: number;
}

/** Says of a stretch without bars how long it is, why, and whether its trades came since. */
export function GapNote({ source: { org, bucket, pair }, gap, x }: GapNoteProps) {
  const zone = useTimeZone();
  const { data: noted = [] } = useQuery({
    queryKey: ["gaps", bucket, pair, gap.fromMs],
    queryFn: async ({ signal }) => {
      // It was noticed after it began, whenever that was.
      const bounds = { startMs: gap.fromMs, stopMs: Date.now() };
      return readGaps(
        await fetchFrames({ query: gapsQuery(bucket, pair, bounds) }, { org, signal }),
      );
    },
    staleTime: 10_000,
  });
  const known = explainGap(gap, noted);
  return (
    <div className={styles.gap} style={{ left: Math.max(8, x - 90) }}>
      <b>{formatAge(gap.toMs - gap.fromMs)} missing</b> · {known?.cause ?? "nothing was collected"}
      <br />
      {formatInstant(gap.fromMs, zone)} to {formatStamp(gap.toMs, zone)}
      {known && ` · ${known.isHealed ? "healed" : "not healed"}`}
    </div>
  );
}
