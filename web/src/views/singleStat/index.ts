import { SquareSigma } from "lucide-react";

import { COMMON, FORMAT } from "@/views/defaults";
import { SingleStatOptions } from "@/views/singleStat/options";
import { SingleStatView } from "@/views/singleStat/view";
import type { ViewKind } from "@/views/view";

export const singleStat: ViewKind = {
  type: "single-stat",
  name: "Single stat",
  words: "the last value, large",
  icon: SquareSigma,
  defaults: { ...COMMON, ...FORMAT, type: "single-stat" },
  View: SingleStatView,
  Options: SingleStatOptions,
  shapes: "value",
};
