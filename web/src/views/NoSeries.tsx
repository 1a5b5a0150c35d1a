import type { Frame } from "@/api/frames";
import { Empty } from "@/ui/States";

/** Says why there is nothing to draw: no rows, or none with a time and a number. */
export function NoSeries({ frames }: { frames: readonly Frame[] }) {
  const hasRows = frames.some(({ rows }) => rows > 0);
  return hasRows ? (
    <Empty title="Nothing to draw">
      <p>The result has no time column with numbers beside it; a table shows it as it is.</p>
    </Empty>
  ) : (
    <Empty title="No rows">
      <p>Nothing was found in this range.</p>
    </Empty>
  );
}
