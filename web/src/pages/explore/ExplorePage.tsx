import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { statusQuery } from "@/api/session";
import { usePreferences } from "@/core/prefs";
import { isPaused, readRefresh, refreshMs, useRefresh } from "@/core/refresh";
import { useTimeCommands } from "@/frame/timeCommands";
import { absoluteRange, DEFAULT_RANGE, type Bounds } from "@/core/timeRange";
import { useTimeRange, useUrlState } from "@/core/urlState";
import { Header } from "@/frame/Header";
import { encodeQueries, readAddress } from "@/pages/explore/exploreAddress";
import { SavedButtons } from "@/pages/explore/SavedButtons";
import { RefreshPicker } from "@/ui/RefreshPicker";
import { TimeRangePicker } from "@/ui/TimeRangePicker";
import { QueryStrip } from "@/workbench/QueryStrip";
import type { ResultView } from "@/workbench/results/ResultPanel";
import { RunButton } from "@/workbench/RunButton";
import { useWorkbench, type WorkbenchHandle } from "@/workbench/useWorkbench";
import { Workbench } from "@/workbench/Workbench";
import { runnableScripts } from "@/workbench/workbenchState";

import styles from "./ExplorePage.module.css";

const VIEWS: readonly ResultView[] = ["graph", "table", "raw", "profile"];

export function ExplorePage() {
  const { data: status } = useQuery(statusQuery);
  if (!status) return <ExploreSkeleton />;
  return <Explorer bucket={status.bucket ?? "kraken"} />;
}

function ExploreSkeleton() {
  return (
    <>
      <Header>
        <h1>Explore</h1>
      </Header>
      <main id="content" aria-busy />
    </>
  );
}

function Explorer({ bucket }: { bucket: string }) {
  const { get, change } = useUrlState();
  const [range, setRange] = useTimeRange(DEFAULT_RANGE);
  const [first] = useState(() => readAddress(get, bucket));
  const workbench = useWorkbench({ value: first, bucket, range });
  const wantedView = get("view");
  const view = VIEWS.find((each) => each === wantedView) ?? "graph";
  useEffect(() => {
    document.title = "Explore · krakflux";
  }, []);
  useAddress(workbench);
  useHistory(workbench);
  const refresh = readRefresh(get("refresh"));
  useRefresh(refreshMs(refresh, range), () => {
    if (workbench.run.status !== "running") workbench.repeat();
  });
  useTimeCommands(range, setRange, DEFAULT_RANGE);
  const zoom = useCallback((bounds: Bounds) => setRange(absoluteRange(bounds)), [setRange]);
  return (
    <>
      <Header className={styles.header ?? ""}>
        <h1>Explore</h1>
        <QueryStrip workbench={workbench} />
        <span className={`push ${styles.actions}`}>
          <TimeRangePicker range={range} onChange={setRange} />
          <RefreshPicker
            refresh={refresh}
            isPaused={isPaused(range)}
            onChange={(next) =>
              change({ refresh: next === "off" ? null : next }, { replace: true })
            }
          />
          <SavedButtons workbench={workbench} />
          <RunButton workbench={workbench} />
        </span>
      </Header>
      <main id="content" className={styles.explore} tabIndex={-1}>
        <Workbench
          workbench={workbench}
          view={view}
          onView={(next) => change({ view: next === "graph" ? null : next }, { replace: true })}
          onZoom={zoom}
          onRange={setRange}
        />
      </main>
    </>
  );
}

/** Keeps the address up with the queries as they last ran: what is half typed is not a link. */
function useAddress({ state, value }: WorkbenchHandle): void {
  const { change } = useUrlState();
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  const isTyping = state.drafts.some(
    ({ lead, script, submitted }) => lead === "script" && script !== submitted,
  );
  const encoded = useMemo(() => encodeQueries(value), [value]);
  const shown = useRef(encoded);
  useEffect(() => {
    if (isTyping || shown.current === encoded) return;
    shown.current = encoded;
    latest.current({ queries: encoded, q: null, pair: null }, { replace: true });
  }, [encoded, isTyping]);
}

/** Remembers what was run by hand, newest first. */
function useHistory({ state }: WorkbenchHandle): void {
  const remember = usePreferences((preferences) => preferences.remember);
  const { submissions } = state;
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    if (submissions === 0) return;
    for (const { text } of runnableScripts(latest.current)) remember(text);
  }, [submissions, remember]);
}
