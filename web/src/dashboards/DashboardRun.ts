/** What all cells of a dashboard share: the range, the instant, the variables and the queue. */
import { createContext, useContext } from "react";

import type { QueryQueue } from "@/dashboards/queryQueue";
import type { Bounds, TimeRange } from "@/core/timeRange";
import type { TimeLink } from "@/views/view";

export interface DashboardRun {
  /** Name or id of the organization. */
  org: string;
  range: TimeRange;
  bounds: Bounds;
  /** The instant of the last refresh: what now() answers in every cell. */
  nowMs: number;
  /** The chosen values of each variable. */
  values: ReadonlyMap<string, readonly string[]>;
  /** False while variables are being asked for: cells wait. */
  isReady: boolean;
  queue: QueryQueue;
  link: TimeLink;
}

const Context = createContext<DashboardRun | null>(null);

export const DashboardRunProvider = Context.Provider;

export function useDashboardRun(): DashboardRun {
  const run = useContext(Context);
  if (!run) throw new Error("a cell stands within a dashboard");
  return run;
}
