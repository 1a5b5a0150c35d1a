/** The commands of every page with a time range. */
import { useMemo } from "react";

import { useCommands, type Command } from "@/core/commands";
import { describeRange, shiftRange, zoomOut, type TimeRange } from "@/core/timeRange";

/** Moves the range of a page by keys; `usual` is the range the page begins with. */
export function useTimeCommands(
  range: TimeRange,
  setRange: (range: TimeRange) => void,
  usual: TimeRange,
): void {
  const commands = useMemo<Command[]>(
    () => [
      {
        id: "time.out",
        title: "Zoom out",
        group: "Time",
        keys: "t z",
        run: () => setRange(zoomOut(range, Date.now())),
      },
      {
        id: "time.back",
        title: "Earlier",
        group: "Time",
        keys: "t ArrowLeft",
        run: () => setRange(shiftRange(range, -0.5, Date.now())),
      },
      {
        id: "time.forth",
        title: "Later",
        group: "Time",
        keys: "t ArrowRight",
        run: () => setRange(shiftRange(range, 0.5, Date.now())),
      },
      {
        id: "time.usual",
        title: describeRange(usual),
        group: "Time",
        run: () => setRange(usual),
      },
    ],
    [range, setRange, usual],
  );
  useCommands(commands);
}
