import { useMemo } from "react";

import { useCommands, type Command } from "@/core/commands";
import { timeCommands, type TimeControl } from "@/frame/timeCommands";
import type { ChartTools } from "@/pages/markets/chartTools";

export interface ChartActions extends TimeControl {
  reset(): void;
  copyPicture(): void;
  savePicture(): void;
}

/** Offers what the chart can do; null where there is none. */
export function useChartCommands(actions: ChartActions | null, tools: ChartTools): void {
  const commands = useMemo<Command[]>(() => {
    if (!actions) return [];
    const toggle = (scale: "log" | "percent") => () =>
      tools.onScale(tools.scale === scale ? "normal" : scale);
    const chart = (id: string, title: string, run: () => void, keys?: string): Command => ({
      id: `chart.${id}`,
      title,
      group: "Chart",
      run,
      ...(keys ? { keys } : {}),
    });
    return [
      chart("reset", "Reset the view", actions.reset, "alt+r"),
      chart("log", "Logarithmic scale", toggle("log"), "alt+l"),
      chart("percent", "Percent scale", toggle("percent"), "alt+p"),
      chart("copy", "Copy a picture of the chart", actions.copyPicture, "alt+s"),
      chart("save", "Save a picture of the chart", actions.savePicture),
      chart("date", "Go to date", () => tools.onOpen("date"), "alt+g"),
      chart("indicators", "Indicators", () => tools.onOpen("indicators"), "i"),
      chart("compare", "Compare with another pair", () => tools.onOpen("compare"), "c"),
      chart("lines", "Price lines", () => tools.onOpen("lines"), "l"),
      ...timeCommands(actions),
    ];
  }, [actions, tools]);
  useCommands(commands);
}
