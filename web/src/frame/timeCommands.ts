/** The commands of every page with a time range. */
import { useMemo } from "react";

import { chosenZone } from "@/core/chosenZone";
import { useCommands, type Command } from "@/core/commands";
import { readRange, writeRange } from "@/core/rangeText";
import {
  absoluteRange,
  describeRange,
  resolveRange,
  shiftRange,
  zoomOut,
  type TimeRange,
} from "@/core/timeRange";
import { copyText } from "@/ui/clipboard";
import { showToast } from "@/ui/Toast";

export interface TimeControl {
  /** What is shown; null where nothing is yet. */
  shown(): TimeRange | null;
  setRange(range: TimeRange): void;
}

/** What keys do to a range that is shown. */
export function timeCommands({ shown, setRange }: TimeControl): Command[] {
  const time = (id: string, title: string, keys: string, run: (range: TimeRange) => void) => ({
    id: `time.${id}`,
    title,
    group: "Time" as const,
    keys,
    run: () => {
      const range = shown();
      if (range) run(range);
    },
  });
  return [
    time("out", "Zoom out", "t z", (range) => setRange(zoomOut(range, Date.now()))),
    time("back", "Earlier", "t ArrowLeft", (range) =>
      setRange(shiftRange(range, -0.5, Date.now())),
    ),
    time("forth", "Later", "t ArrowRight", (range) => setRange(shiftRange(range, 0.5, Date.now()))),
    time("fix", "Fix the range where it stands", "t a", (range) => setRange(fixed(range))),
    time("copy", "Copy the time range", "t c", (range) =>
      copyText(writeRange(range), `Copied ${describeRange(range, chosenZone())}`),
    ),
    {
      id: "time.paste",
      title: "Paste a time range",
      group: "Time",
      keys: "t v",
      run: () => void paste(setRange),
    },
  ];
}

function fixed(range: TimeRange): TimeRange {
  const bounds = resolveRange(range, Date.now());
  return bounds ? absoluteRange(bounds) : range;
}

async function paste(setRange: (range: TimeRange) => void): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    showToast("This browser does not let the page read the clipboard; open the time range instead");
    return;
  }
  const range = readRange(text, chosenZone(), Date.now());
  if (range) setRange(range);
  else showToast("The clipboard holds no time range, as “now-6h to now”");
}

/** Moves the range of a page by keys; `usual` is the range the page begins with. */
export function useTimeCommands(
  range: TimeRange,
  setRange: (range: TimeRange) => void,
  usual: TimeRange,
): void {
  const commands = useMemo<Command[]>(
    () => [
      ...timeCommands({ shown: () => range, setRange }),
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
