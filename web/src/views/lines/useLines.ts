import { useMemo } from "react";

import type { Properties } from "@/api/dashboards";
import type { Frame } from "@/api/frames";
import type { LineLook } from "@/charts/lineLook";
import { readSeries, rebase, type Series } from "@/charts/series";
import type { Bounds } from "@/core/timeRange";
import { isRebased, readLook, valueFormat } from "@/views/lines/look";

export interface LinesOf {
  series: Series[];
  look: LineLook;
  format(value: number, decimals?: number | null): string;
}

/** What a graph's properties make of its frames; the same objects while nothing changes. */
export function useLines(
  properties: Properties,
  frames: readonly Frame[],
  { startMs, stopMs }: Bounds,
): LinesOf {
  const series = useMemo(() => {
    const read = readSeries(frames);
    return isRebased(properties) ? rebase(read) : read;
  }, [frames, properties]);
  const style = useMemo(() => readLook(properties), [properties]);
  const look = useMemo(
    () => ({ ...style, xBounds: { startMs, stopMs } }),
    [style, startMs, stopMs],
  );
  const format = useMemo(() => valueFormat(properties), [properties]);
  return { series, look, format };
}
