import type { Frame } from "@/api/frames";
import { Empty } from "@/ui/States";

export interface NoSeriesProps {
  frames: readonly Frame[];
  /** What the view draws from, in words. */
  needs?: string;
}

/** Says why there is nothing to draw: no rows, or none of the kind that the view needs. */
export function NoSeries({
  frames,
  needs = "a time column with numbers beside it",
}: NoSeriesProps) {
  const hasRows = frames.some(({ rows }) => rows > 0);
  return hasRows ? (
    <Empty title="Nothing to draw">
      <p>This view needs {needs}; a table shows the result as it is.</p>
    </Empty>
  ) : (
    <Empty title="No rows">
      <p>Nothing was found in this range.</p>
    </Empty>
  );
}
