import { useQuery } from "@tanstack/react-query";
import { Play, Square } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { statusQuery } from "@/api/session";
import { useCommands, type Command } from "@/core/commands";
import { usePreferences } from "@/core/prefs";
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
import { priceScript } from "@/flux/schemaQueries";
import { Header } from "@/frame/Header";
import { EditorPanel } from "@/pages/explore/EditorPanel";
import { ResultPanel, type ResultView } from "@/pages/explore/ResultPanel";
import { SchemaPanel } from "@/pages/explore/SchemaPanel";
import { useRun } from "@/pages/explore/useRun";
import { Button } from "@/ui/Button";
import { Keys } from "@/ui/Keys";
import { TimeRangePicker } from "@/ui/TimeRangePicker";

import styles from "./ExplorePage.module.css";

const VIEWS: readonly ResultView[] = ["graph", "table", "raw"];

/** What the editor begins with: the address's script, or the price of its pair. */
function firstScript(script: string | null, pair: string | null, bucket: string): string {
  return script ?? priceScript(bucket, pair ?? "BTC/USD");
}

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
  const { state, run, cancel } = useRun();
  const remember = usePreferences((preferences) => preferences.remember);
  const [first] = useState(() => firstScript(get("q"), get("pair"), bucket));
  const wantedView = get("view");
  const view = VIEWS.find((each) => each === wantedView) ?? "graph";

  const submit = useCallback(() => {
    const script = editor.current?.text().trim() ?? "";
    if (!script) return;
    remember(script);
    change({ q: script, pair: null }, { replace: true });
    run(script, range);
  }, [change, range, remember, run]);
  const setScript = useCallback(
    (script: string) => {
      editor.current?.setText(script);
      submit();
    },
    [submit],
  );
  useEffect(() => {
    document.title = "Explore · krakflux";
  }, []);
  // The first visit and every change of range run what the editor holds.
  useEffect(() => {
    run(editor.current?.text() ?? first, range);
  }, [first, range, run]);
  useEffect(() => {
    if (state.status === "failed" && state.error) editor.current?.showProblems(state.error);
  }, [state.status, state.error]);
  useExploreCommands({ range, setRange, submit, cancel, editor });

  const zoom = useCallback((bounds: Bounds) => setRange(absoluteRange(bounds)), [setRange]);
  const isRunning = state.status === "running";
  return (
    <>
      <Header className={styles.header ?? ""}>
        <h1>Explore</h1>
        <span className={`push ${styles.actions}`}>
          <TimeRangePicker range={range} onChange={setRange} />
          {isRunning ? (
            <Button onClick={cancel}>
              <Square aria-hidden />
              Cancel <Keys keys="Escape" />
            </Button>
          ) : (
            <Button look="primary" onClick={submit}>
              <Play aria-hidden />
              Run
              <span className="wide-only">
                <Keys keys="mod+Enter" />
              </span>
            </Button>
          )}
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
        <div className={styles.lower}>
          <SchemaPanel onScript={setScript} onInsert={(text) => editor.current?.insert(text)} />
          <EditorPanel
            editor={editor}
            initialText={first}
            bucket={bucket}
            error={state.error}
            onRun={submit}
            onCancel={cancel}
            onScript={setScript}
          />
        </div>
      </main>
    </>
  );
}

interface ExploreCommandContext {
  range: TimeRange;
  setRange(range: TimeRange): void;
  submit(): void;
  cancel(): boolean;
  editor: React.RefObject<FluxEditorHandle | null>;
}

function useExploreCommands({
  range,
  setRange,
  submit,
  cancel,
  editor,
}: ExploreCommandContext): void {
  const commands = useMemo<Command[]>(
    () => [
      { id: "query.run", title: "Run the script", group: "Query", keys: "mod+Enter", run: submit },
      { id: "query.cancel", title: "Cancel the run", group: "Query", keys: "Escape", run: cancel },
      {
        id: "query.edit",
        title: "Edit the script",
        group: "Query",
        keys: "/",
        run: () => editor.current?.focus(),
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
    [cancel, editor, range, setRange, submit],
  );
  useCommands(commands);
}
