import { useCallback, useMemo, useState } from "react";

import type { Dashboard, Variable } from "@/api/dashboards";
import { CursorBus } from "@/charts/cursorBus";
import { usePreferences } from "@/core/prefs";
import { readRefresh, refreshMs, useRefresh, type Refresh } from "@/core/refresh";
import { absoluteRange, quickRange, resolveRange, zoomOut, type TimeRange } from "@/core/timeRange";
import { useTimeCommands } from "@/frame/timeCommands";
import { useTimeRange, useUrlState } from "@/core/urlState";
import type { DashboardRun } from "@/dashboards/DashboardRun";
import { QueryQueue } from "@/dashboards/queryQueue";
import { useVariables, type VariableState } from "@/dashboards/useVariables";
import {
  cellScripts,
  decodeChosen,
  encodeChosen,
  EVERY,
  usedVariables,
} from "@/dashboards/variables";

export interface DashboardViewState {
  run: DashboardRun;
  range: TimeRange;
  setRange(range: TimeRange): void;
  refresh: Refresh;
  setRefresh(refresh: Refresh): void;
  refreshNow(): void;
  variables: readonly VariableState[];
  isEvery(name: string): boolean;
  choose(name: string, chosen: readonly string[]): void;
}

const USUAL_RANGE = quickRange("24h");

/** When a range, or a refresh of it, was first asked for: the one instant of all its cells. */
class Instants {
  private range: TimeRange | null = null;
  private refreshes = -1;
  private ms = 0;

  at(range: TimeRange, refreshes: number): number {
    if (range !== this.range || refreshes !== this.refreshes) this.ms = Date.now();
    [this.range, this.refreshes] = [range, refreshes];
    return this.ms;
  }
}

/** The address's parameter of a variable. */
function parameterOf(name: string): string {
  return `v.${name}`;
}

/** Range, refresh, variables and what cells share, from the address. */
export function useDashboardView(
  dashboard: Dashboard,
  variables: readonly Variable[] | undefined,
): DashboardViewState {
  const { get, change } = useUrlState();
  const [range, setRange] = useTimeRange(USUAL_RANGE);
  const [refreshes, setRefreshes] = useState(0);
  const [instants] = useState(() => new Instants());
  const nowMs = instants.at(range, refreshes);
  const refresh = readRefresh(get("refresh"));
  const refreshNow = useCallback(() => setRefreshes((number) => number + 1), []);
  useRefresh(refreshMs(refresh, range), refreshNow);
  useTimeCommands(range, setRange, USUAL_RANGE);

  const scripts = useMemo(() => dashboard.cells.flatMap(cellScripts), [dashboard.cells]);
  const used = useMemo(() => variables && usedVariables(variables, scripts), [variables, scripts]);
  const wanted = useCallback((name: string) => decodeChosen(get(parameterOf(name))), [get]);
  const resolved = useVariables(used, { org: dashboard.orgID, range, scripts, wanted });

  const [queue] = useState(() => new QueryQueue());
  const [bus] = useState(() => new CursorBus());
  const hasSharedCrosshair = usePreferences((state) => state.hasSharedCrosshair);
  const link = useMemo(
    () => ({
      onZoom: (bounds: Parameters<typeof absoluteRange>[0]) => setRange(absoluteRange(bounds)),
      onZoomOut: () => setRange(zoomOut(range, Date.now())),
      cursor: hasSharedCrosshair ? bus : null,
    }),
    [bus, hasSharedCrosshair, range, setRange],
  );
  const { values, isReady } = resolved;
  const run = useMemo<DashboardRun>(() => {
    const bounds = resolveRange(range, nowMs) ?? { startMs: nowMs - 1, stopMs: nowMs };
    return { org: dashboard.orgID, range, bounds, nowMs, values, isReady, queue, link };
  }, [dashboard.orgID, range, nowMs, values, isReady, queue, link]);
  return {
    run,
    range,
    setRange,
    refresh,
    setRefresh: (next) => change({ refresh: next === "off" ? null : next }, { replace: true }),
    refreshNow,
    variables: resolved.states,
    isEvery: (name) => wanted(name).includes(EVERY),
    choose: (name, chosen) =>
      change({ [parameterOf(name)]: encodeChosen(chosen) }, { replace: true }),
  };
}
