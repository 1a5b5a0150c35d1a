import { ChartLine } from "lucide-react";

import { LINES } from "@/views/defaults";
import type { ViewKind } from "@/views/view";
import { XyOptions } from "@/views/xy/options";
import { XyView } from "@/views/xy/view";

export const xy: ViewKind = {
  type: "xy",
  name: "Graph",
  words: "lines, steps, bars or areas over time",
  icon: ChartLine,
  defaults: { ...LINES, type: "xy" },
  View: XyView,
  Options: XyOptions,
  shapes: "series",
};
