import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import type { Cell } from "@/api/dashboards";
import type { QueryAnswer } from "@/api/query";
import { useDashboardRun } from "@/dashboards/DashboardRun";
import { useCellData, type CellData } from "@/dashboards/useCellData";
import { useSeen } from "@/dashboards/useSeen";
import { useSize } from "@/dashboards/useSize";
import { formatNumber } from "@/core/units";
import { ErrorBoundary } from "@/frame/ErrorBoundary";
import { Badge } from "@/ui/Badge";
import { ChartSkeleton, Empty, Failure } from "@/ui/States";
import { textIn } from "@/views/properties";
import { findViewKind } from "@/views/registry";
import { unitOf } from "@/views/unit";
import type { Size } from "@/views/view";

import styles from "./CellPanel.module.css";

export interface CellPanelProps {
  cell: Cell;
  /** Stands at the end of the head: what can be done with the cell. */
  tools?: (answer: QueryAnswer | null) => ReactNode;
  /** True while keys move the cell. */
  isMoving?: boolean;
  onKeyDown?(event: KeyboardEvent<HTMLElement>): void;
}

/** A cell: head, view, and what it has instead of a view while there is none. */
export function CellPanel({ cell, tools, isMoving = false, onKeyDown }: CellPanelProps) {
  const root = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [head, setHead] = useState<HTMLElement | null>(null);
  const isSeen = useSeen(root);
  const size = useSize(body);
  const data = useCellData(cell.properties, isSeen, size?.width ?? 0);
  const name = cell.name || "Untitled cell";
  return (
    <section
      ref={root}
      className={styles.cell}
      aria-label={name}
      aria-busy={data.isRunning}
      data-cell={cell.id}
      data-moving={isMoving}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {data.isRunning && data.answer && <i className={styles.busy} />}
      <header className={styles.head}>
        <h2 className="clip">{name}</h2>
        <span className={`${styles.unit} clip`}>{unitOf(cell.properties)}</span>
        <span ref={setHead} className={styles.slot} />
        {data.answer?.isTruncated && (
          <Badge look="warn" title="The view shows no more rows than this">
            first {formatNumber(data.answer.rows, 0)} rows
          </Badge>
        )}
        {data.error !== null && data.answer && (
          <Badge look="warn" title={data.error}>
            not up to date
          </Badge>
        )}
        {tools?.(data.answer)}
      </header>
      <div ref={body} className={styles.body}>
        <ErrorBoundary>
          {size && <CellBody cell={cell} data={data} size={size} head={head} />}
        </ErrorBoundary>
      </div>
    </section>
  );
}

interface CellBodyProps {
  cell: Cell;
  data: CellData;
  size: Size;
  head: HTMLElement | null;
}

function CellBody({ cell, data, size, head }: CellBodyProps) {
  const { bounds, link } = useDashboardRun();
  const { properties } = cell;
  const type = textIn(properties, "type");
  const kind = findViewKind(type);
  const queries = properties["queries"];
  if (!kind)
    return (
      <Empty title={type ? `No view for “${type}”` : "An empty cell"}>
        <p>
          {type
            ? "This kind of cell is kept as it is, but not drawn here."
            : "Edit it to give it a query and a view."}
        </p>
      </Empty>
    );
  const view = { properties, size, head, bounds, link };
  if (kind.shapes === "note") return <kind.View {...view} frames={[]} />;
  if (data.answer) return <kind.View {...view} frames={data.answer.frames} />;
  if (data.error !== null)
    return <Failure title="The query failed" details={data.error} onRetry={data.retry} />;
  if (!Array.isArray(queries) || queries.length === 0)
    return (
      <Empty title="No query">
        <p>Edit the cell to give it one.</p>
      </Empty>
    );
  return size.height > 90 ? <ChartSkeleton label={`Loading ${cell.name}`} /> : null;
}
