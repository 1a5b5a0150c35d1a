import { useQuery } from "@tanstack/react-query";
import { Play, Square } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef } from "react";

import { statusQuery } from "@/api/session";
import { useCommands, type Command } from "@/core/commands";
import { usePreferences } from "@/core/prefs";
import { isPaused, readRefresh, refreshMs, useRefresh } from "@/core/refresh";
import {
  absoluteRange,
  DEFAULT_RANGE,
  shiftRange,
  zoomOut,
  type Bounds,
  type TimeRange,
} from "@/core/timeRange";
import { useTimeRange, useUrlState } from "@/core/urlState";
import type { FluxEditorHandle } from "@/editor/FluxEditor";
import { Header } from "@/frame/Header";
import { EditorPanel } from "@/pages/explore/EditorPanel";
import { ErrorLines } from "@/pages/explore/ErrorLines";
import { QueryTabs } from "@/pages/explore/QueryTabs";
import { ResultPanel, type ResultView } from "@/pages/explore/ResultPanel";
import { SchemaPanel } from "@/pages/explore/SchemaPanel";
import { useRun } from "@/pages/explore/useRun";
import { Button } from "@/ui/Button";
import { Keys } from "@/ui/Keys";
import { RefreshPicker } from "@/ui/RefreshPicker";
import { TimeRangePicker } from "@/ui/TimeRangePicker";
import { BuilderPanel } from "@/workbench/BuilderPanel";
import { useWorkbench } from "@/workbench/useWorkbench";

import styles from "./ExplorePage.module.css";

const VIEWS: readonly ResultView[] = ["graph", "table", "raw"];

export function ExplorePage() {
  const { data: status } = useQuery(statusQuery);
  if (!status) return <ExploreSkeleton />;
  return <Workbench bucket={status.bucket ?? "kraken"} />;
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

function Workbench({ bucket }: { bucket: string }) {
  const { get, change } = useUrlState();
  const [range, setRange] = useTimeRange(DEFAULT_RANGE);
  const editor = useRef<FluxEditorHandle>(null);
  const lower = useRef<HTMLElement>(null);
  const { state, run, cancel } = useRun();
  const remember = usePreferences((preferences) => preferences.remember);
  const { builder, generated, script, dispatch, edit, returnToBuilder } = useWorkbench(bucket);
  const isScript = script !== null;
  const wantedView = get("view");
  const view = VIEWS.find((each) => each === wantedView) ?? "graph";

  const submit = useCallback(() => {
    const text = isScript ? (editor.current?.text().trim() ?? "") : generated;
    if (!text) return;
    remember(text);
    if (isScript) edit(text);
    run(text, range);
  }, [isScript, generated, edit, range, remember, run]);
  const setScript = useCallback(
    (text: string) => {
      if (!isScript) return edit(text);
      editor.current?.setText(text);
      submit();
    },
    [isScript, edit, submit],
  );
  useEffect(() => {
    document.title = "Explore · krakflux";
  }, []);
  // The first visit, every change of the range and every click in the builder run the query.
  const built = builder.measurement === null ? null : generated;
  const runHeld = useCallback(() => {
    const text = isScript ? editor.current?.text().trim() : built;
    if (text) run(text, range);
  }, [isScript, built, range, run]);
  useEffect(runHeld, [runHeld]);
  const refresh = readRefresh(get("refresh"));
  useRefresh(refreshMs(refresh, range), () => state.status === "running" || runHeld());
  useEffect(() => {
    if (state.status === "failed" && state.error) editor.current?.showProblems(state.error);
  }, [state.status, state.error]);
  const focus = useCallback(() => {
    if (editor.current) editor.current.focus();
    else lower.current?.querySelector("input")?.focus();
  }, []);
  useExploreCommands({ range, setRange, submit, cancel, focus });

  const zoom = useCallback((bounds: Bounds) => setRange(absoluteRange(bounds)), [setRange]);
  return (
    <>
      <Header className={styles.header ?? ""}>
        <h1>Explore</h1>
        <span className={`push ${styles.actions}`}>
          <TimeRangePicker range={range} onChange={setRange} />
          <RefreshPicker
            refresh={refresh}
            isPaused={isPaused(range)}
            onChange={(next) =>
              change({ refresh: next === "off" ? null : next }, { replace: true })
            }
          />
          <RunButton isRunning={state.status === "running"} onRun={submit} onCancel={cancel} />
        </span>
      </Header>
      <main id="content" className={styles.explore} tabIndex={-1}>
        <ResultPanel
          state={state}
          view={view}
          range={range}
          onView={(next) => change({ view: next === "graph" ? null : next }, { replace: true })}
          onZoom={zoom}
          onRange={setRange}
        />
        <section ref={lower} className={styles.lower} aria-label="Query">
          <QueryTabs
            isScript={isScript}
            bucket={bucket}
            onEdit={() => edit(generated)}
            onBuilder={returnToBuilder}
            onScript={setScript}
          />
          {isScript ? (
            <div className={styles.script}>
              <SchemaPanel onScript={setScript} onInsert={(text) => editor.current?.insert(text)} />
              <EditorPanel
                editor={editor}
                initialText={script}
                range={range}
                error={state.error}
                onRun={submit}
                onCancel={cancel}
              />
            </div>
          ) : (
            <>
              <BuilderPanel
                state={builder}
                script={generated}
                range={range}
                onEvent={dispatch}
                onEdit={() => edit(generated)}
              />
              {state.error && <ErrorLines message={state.error} />}
            </>
          )}
        </section>
      </main>
    </>
  );
}

interface RunButtonProps {
  isRunning: boolean;
  onRun(): void;
  onCancel(): boolean;
}

function RunButton({ isRunning, onRun, onCancel }: RunButtonProps) {
  if (isRunning)
    return (
      <Button onClick={onCancel}>
        <Square aria-hidden />
        Cancel <Keys keys="Escape" />
      </Button>
    );
  return (
    <Button look="primary" onClick={onRun}>
      <Play aria-hidden />
      Run
      <span className="wide-only">
        <Keys keys="mod+Enter" />
      </span>
    </Button>
  );
}

interface ExploreCommandContext {
  range: TimeRange;
  setRange(range: TimeRange): void;
  submit(): void;
  cancel(): boolean;
  focus(): void;
}

function useExploreCommands({
  range,
  setRange,
  submit,
  cancel,
  focus,
}: ExploreCommandContext): void {
  const commands = useMemo<Command[]>(
    () => [
      { id: "query.run", title: "Run the query", group: "Query", keys: "mod+Enter", run: submit },
      { id: "query.cancel", title: "Cancel the run", group: "Query", keys: "Escape", run: cancel },
      {
        id: "query.edit",
        title: "Edit the query",
        group: "Query",
        keys: "/",
        run: focus,
      },
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
        title: "Last 6 hours",
        group: "Time",
        run: () => setRange(DEFAULT_RANGE),
      },
    ],
    [cancel, focus, range, setRange, submit],
  );
  useCommands(commands);
}
