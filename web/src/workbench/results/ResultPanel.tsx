import { ChartLine, Download, Gauge, Rows3, Table2 } from "lucide-react";
import { useMemo, type ReactNode } from "react";

import { readSeries } from "@/charts/series";
import { useSeconds } from "@/core/clock";
import { saveFile } from "@/core/download";
import { formatAge } from "@/core/duration";
import type { Bounds, TimeRange } from "@/core/timeRange";
import { formatBytes, formatNumber } from "@/core/units";
import type { QueryAnswer } from "@/api/query";
import { GraphView } from "@/workbench/results/GraphView";
import { RawView } from "@/workbench/results/RawView";
import type { RunState } from "@/workbench/results/runReducer";
import { TableView } from "@/workbench/results/TableView";
import { Badge } from "@/ui/Badge";
import { Button, IconButton } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { Segments } from "@/ui/Segments";
import { ChartSkeleton, Empty, Failure } from "@/ui/States";

import styles from "../Workbench.module.css";

export type ResultView = "graph" | "table" | "raw" | "profile";

const VIEWS = [
  {
    value: "graph" as const,
    name: "Graph",
    label: (
      <>
        <ChartLine aria-hidden />
        Graph
      </>
    ),
  },
  {
    value: "table" as const,
    name: "Table",
    label: (
      <>
        <Table2 aria-hidden />
        Table
      </>
    ),
  },
  {
    value: "raw" as const,
    name: "Raw CSV",
    label: (
      <>
        <Rows3 aria-hidden />
        Raw
      </>
    ),
  },
  {
    value: "profile" as const,
    name: "Profile",
    label: (
      <>
        <Gauge aria-hidden />
        Profile
      </>
    ),
  },
];

/** What a view draws: an answer that has rows. */
export interface ResultProps {
  answer: QueryAnswer;
  range: TimeRange;
}

export interface ResultPanelProps {
  state: RunState;
  view: ResultView;
  range: TimeRange;
  onView(view: ResultView): void;
  onZoom(bounds: Bounds): void;
  onRange(range: TimeRange): void;
  renderResult?: ((result: ResultProps) => ReactNode) | undefined;
  viewPicker?: ReactNode;
  /** Stands in the place of the result where the profile is asked for. */
  profile: ReactNode;
  /** Stands in the place of a result without rows. */
  empty: ReactNode;
  /** Ways out of a failure, beside its message. */
  fixes: ReactNode;
}

export function ResultPanel(props: ResultPanelProps) {
  const { state, view, onView, viewPicker } = props;
  const { answer, status } = state;
  return (
    <Panel label="Result" isBusy={status === "running" && answer !== null}>
      <div className={styles.head}>
        <Facts state={state} />
        {answer?.isTruncated && (
          <Badge
            look="warn"
            title="The page shows no more rows than this; the CSV holds all of them"
          >
            first {formatNumber(answer.rows, 0)} rows
          </Badge>
        )}
        <span className="push row">
          {viewPicker}
          <Segments label="Show as" value={view} segments={VIEWS} onChange={onView} />
          <IconButton
            label="Download CSV"
            look="normal"
            disabled={!answer}
            onClick={() => answer && download(answer)}
          >
            <Download aria-hidden />
          </IconButton>
        </span>
      </div>
      <div className={styles.body}>
        <ResultBody {...props} />
      </div>
    </Panel>
  );
}

function Facts({ state }: { state: RunState }) {
  const { answer, status, startedAtMs } = state;
  if (status === "running") return <Running sinceMs={startedAtMs} />;
  if (status === "cancelled") return <span className={styles.facts}>cancelled</span>;
  if (!answer) return <span className={styles.facts}>{status === "failed" ? "failed" : ""}</span>;
  return (
    <span className={styles.facts} data-facts>
      <span>
        <b>{formatNumber(answer.rows, 0)}</b> {answer.rows === 1 ? "row" : "rows"}
      </span>
      <span className="faint">·</span>
      <span>
        <b>{formatNumber(answer.elapsedMs, answer.elapsedMs < 10 ? 1 : 0)}</b> ms
      </span>
      <span className="faint">·</span>
      <span>
        <b>{formatBytes(answer.byteLength)}</b>
      </span>
    </span>
  );
}

function Running({ sinceMs }: { sinceMs: number }) {
  return <span className={styles.facts}>running, {formatAge(useSeconds() - sinceMs)}</span>;
}

function download(answer: QueryAnswer): void {
  const instant = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  saveFile(`krakflux-${instant}.csv`, new Blob([answer.bytes], { type: "text/csv" }));
}

function ResultBody(props: ResultPanelProps) {
  const { state, view, range, onZoom, onRange, renderResult } = props;
  const { answer, status, failure } = state;
  const series = useMemo(() => (answer ? readSeries(answer.frames) : []), [answer]);
  if (!answer) {
    if (status === "failed")
      return (
        <Failure title="The query failed" details={failure?.message ?? ""} actions={props.fixes} />
      );
    if (status === "cancelled") return <Empty title="Cancelled" />;
    if (status === "running") return <ChartSkeleton label="Running the query" />;
    return <NothingAsked />;
  }
  if (view === "profile") return props.profile;
  if (view === "raw") return <RawView bytes={answer.bytes} />;
  if (answer.rows === 0) return props.empty;
  if (view === "table") return <TableView frames={answer.frames} />;
  if (renderResult) return renderResult({ answer, range });
  if (series.length > 0)
    return <GraphView series={series} range={range} onZoom={onZoom} onRange={onRange} />;
  return (
    <Empty
      title="Nothing to draw"
      actions={<Button onClick={() => props.onView("table")}>Show the table</Button>}
    >
      <p>The result has no time column with numbers beside it. The table shows it as it is.</p>
    </Empty>
  );
}

function NothingAsked() {
  return (
    <Empty title="Nothing asked yet">
      <p>Choose a measurement in the builder, or write a script, and its result is drawn here.</p>
    </Empty>
  );
}
