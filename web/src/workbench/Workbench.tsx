import { useEffect, useMemo, useRef, type ReactNode } from "react";

import { letterOf } from "@/api/joinAnswers";
import { useCommands, type Command } from "@/core/commands";
import type { Bounds, TimeRange } from "@/core/timeRange";
import type { FluxEditorHandle } from "@/editor/FluxEditor";
import { BuilderPanel } from "@/workbench/builder/BuilderPanel";
import { QueryTabs } from "@/workbench/QueryTabs";
import { BucketFixes, EmptyResult } from "@/workbench/results/EmptyResult";
import { ProfileView } from "@/workbench/results/ProfileView";
import { ResultPanel, type ResultProps, type ResultView } from "@/workbench/results/ResultPanel";
import { EditorPanel } from "@/workbench/script/EditorPanel";
import { ErrorLines } from "@/workbench/script/ErrorLines";
import { SchemaPanel } from "@/workbench/script/SchemaPanel";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";
import { activeDraft } from "@/workbench/workbenchState";

import styles from "./Workbench.module.css";

export interface WorkbenchProps {
  workbench: WorkbenchHandle;
  /** How the result is shown: drawn, as a table, as the CSV that came or as what was measured. */
  view: ResultView;
  onView(view: ResultView): void;
  /** A stretch was dragged over in the graph. */
  onZoom(bounds: Bounds): void;
  onRange(range: TimeRange): void;
  /** Draws a result with rows in place of the graph: a cell's own view. */
  renderResult?: (result: ResultProps) => ReactNode;
  /** Stands in the result's head: a view picker. */
  viewPicker?: ReactNode;
  /** Stands at the right of the result: the options of a view. */
  options?: ReactNode;
}

/**
 * Everything around a query: builder or script, its run and its result.
 *
 * Explore and a dashboard's cell editor both hold one. The host keeps the state by
 * `const workbench = useWorkbench({ value, bucket, range })`, whose `value` is an InfluxDB view's
 * `{ queries: [{ text, editMode, name, builderConfig }] }` going in and, changed, coming out as
 * `workbench.value`; it is a plain value that can be stored, compared (for a dirty marker) and
 * encoded in an address. The host also shows `<QueryStrip workbench />` in its header, for the
 * queries A, B, …, and `<RunButton workbench />`. It fills its parent, which is a flex column or a grid.
 */
export function Workbench(props: WorkbenchProps) {
  const { workbench, view, onView, onZoom, onRange, renderResult, viewPicker, options } = props;
  const { state, run, range, dispatch, cancel, submit } = workbench;
  const editor = useRef<FluxEditorHandle>(null);
  const lower = useRef<HTMLElement>(null);
  const draft = activeDraft(state);
  const failure = run.failure?.query === state.active ? run.failure : null;
  const elsewhere = run.failure && !failure ? run.failure : null;
  const edit = () => {
    if (editor.current) editor.current.focus();
    else lower.current?.querySelector("input")?.focus();
  };
  useQueryCommands(workbench, edit);
  const setScript = (text: string) => dispatch({ kind: "script", text });
  return (
    <div className={styles.workbench} data-options={options !== undefined}>
      <ResultPanel
        state={run}
        view={view}
        range={range}
        onView={onView}
        onZoom={onZoom}
        onRange={onRange}
        renderResult={renderResult}
        viewPicker={viewPicker}
        empty={<EmptyResult workbench={workbench} onRange={onRange} onEdit={edit} />}
        fixes={<FailureFixes workbench={workbench} />}
        profile={<ProfileView workbench={workbench} />}
      />
      {options !== undefined && <aside className={styles.options}>{options}</aside>}
      <section ref={lower} className={styles.lower} aria-label="Query">
        <QueryTabs workbench={workbench} onScript={setScript} />
        {draft.lead === "script" ? (
          <div className={styles.script}>
            <SchemaPanel onScript={setScript} onInsert={(text) => editor.current?.insert(text)} />
            <EditorPanel
              key={`${state.active} ${state.replacements}`}
              editor={editor}
              initialText={draft.script}
              range={range}
              failure={failure}
              onChange={(text) => dispatch({ kind: "typed", text })}
              onRun={submit}
              onCancel={cancel}
            />
          </div>
        ) : (
          <>
            <BuilderPanel
              key={state.active}
              state={draft.builder}
              range={range}
              onEvent={(event) => dispatch({ kind: "builder", event })}
              onEdit={setScript}
            />
            {failure && <ErrorLines message={failure.message} />}
          </>
        )}
        {elsewhere && (
          <ErrorLines message={`query ${letterOf(elsewhere.query)}: ${elsewhere.message}`} />
        )}
      </section>
    </div>
  );
}

const UNKNOWN_BUCKET = /could not find bucket "(.*)"/;

/** What mends a run that failed for the name of a bucket. */
function FailureFixes({ workbench }: { workbench: WorkbenchHandle }) {
  const { failure } = workbench.run;
  const bucket = failure && UNKNOWN_BUCKET.exec(failure.message)?.[1];
  if (bucket == null || failure?.query !== workbench.state.active) return null;
  return <BucketFixes workbench={workbench} bucket={bucket} />;
}

function useQueryCommands({ submit, cancel }: WorkbenchHandle, focus: () => void): void {
  const latest = useRef(focus);
  useEffect(() => {
    latest.current = focus;
  });
  const commands = useMemo<Command[]>(
    () => [
      { id: "query.run", title: "Run the query", group: "Query", keys: "mod+Enter", run: submit },
      { id: "query.cancel", title: "Cancel the run", group: "Query", keys: "Escape", run: cancel },
      {
        id: "query.edit",
        title: "Edit the query",
        group: "Query",
        keys: "/",
        run: () => latest.current(),
      },
    ],
    [cancel, submit],
  );
  useCommands(commands);
}
