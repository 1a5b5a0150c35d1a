import "@/pages/dashboard/grid.css";

import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { GridLayout, type Layout } from "react-grid-layout";

import type { Cell, Place } from "@/api/dashboards";
import type { QueryAnswer } from "@/api/query";
import { CellPanel } from "@/dashboards/CellPanel";
import { COLUMNS, GAP_PX, inReadingOrder, ROW_PX, SMALLEST, within } from "@/dashboards/layout";
import { useSize } from "@/dashboards/useSize";
import { useMoveMode } from "@/pages/dashboard/useMoveMode";
import { useMedia } from "@/ui/useMedia";

import styles from "./DashboardGrid.module.css";

export interface GridProps {
  cells: readonly Cell[];
  /** False where cells stand still: presentation, a shared page, a narrow screen. */
  canMove: boolean;
  onPlace(places: ReadonlyMap<string, Place>): void;
  tools(cell: Cell, answer: QueryAnswer | null, startMove: () => void): ReactNode;
  /** A key on a cell that the grid itself has no use for. */
  onCellKey?(cell: Cell, event: KeyboardEvent<HTMLElement>): void;
}

/** Cells on twelve columns, moved and resized by pointer or by keys; below each other on a phone. */
export function DashboardGrid(props: GridProps) {
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const isNarrow = useMedia("(max-width: 720px)");
  return (
    <div ref={root} className={styles.ground}>
      {size && (isNarrow ? <Column {...props} /> : <Grid {...props} width={size.width} />)}
    </div>
  );
}

/** The cells in reading order, each as wide as the screen. */
function Column({ cells, tools }: GridProps) {
  return (
    <div className={styles.column}>
      {inReadingOrder(cells).map((cell) => (
        <div
          key={cell.id}
          className={styles.row}
          style={{ height: Math.max(140, Math.min(360, within(cell).h * ROW_PX)) }}
        >
          <CellPanel cell={cell} tools={(answer) => tools(cell, answer, () => {})} />
        </div>
      ))}
    </div>
  );
}

function toLayout(cells: readonly Cell[]): Layout {
  return cells.map((cell) => ({
    i: cell.id,
    ...within(cell),
    minW: SMALLEST.w,
    minH: SMALLEST.h,
  }));
}

function toPlaces(layout: Layout): Map<string, Place> {
  return new Map(layout.map(({ i, x, y, w, h }) => [i, { x, y, w, h }]));
}

function Grid({ cells, canMove, onPlace, tools, onCellKey, width }: GridProps & { width: number }) {
  const stored = useMemo(() => toLayout(cells), [cells]);
  const [isDragging, setDragging] = useState(false);
  const move = useMoveMode(stored, cells, (layout) => onPlace(toPlaces(layout)));
  const layout = move.layout ?? stored;
  const finish = (next: Layout) => {
    setDragging(false);
    onPlace(toPlaces(next));
  };
  const press = (cell: Cell) => (event: KeyboardEvent<HTMLElement>) => {
    if (canMove && move.press(cell, event)) event.preventDefault();
    else onCellKey?.(cell, event);
  };
  return (
    <>
      <GridLayout
        width={width}
        layout={layout}
        className={isDragging || move.movingId ? (styles.lines ?? "") : ""}
        gridConfig={{
          cols: COLUMNS,
          rowHeight: ROW_PX,
          margin: [GAP_PX, GAP_PX],
          containerPadding: [GAP_PX, GAP_PX],
        }}
        dragConfig={{
          enabled: canMove,
          handle: "header",
          cancel: "button, a, input",
          threshold: 4,
        }}
        resizeConfig={{ enabled: canMove, handles: ["se"] }}
        onDragStart={() => setDragging(true)}
        onResizeStart={() => setDragging(true)}
        onDragStop={finish}
        onResizeStop={finish}
      >
        {cells.map((cell) => (
          <div key={cell.id}>
            <CellPanel
              cell={cell}
              isMoving={move.movingId === cell.id}
              onKeyDown={press(cell)}
              tools={(answer) => tools(cell, answer, () => move.start(cell))}
            />
          </div>
        ))}
      </GridLayout>
      <p className="sr" role="status" aria-live="assertive">
        {move.words}
      </p>
      {move.movingId && (
        <p className={styles.hint}>
          Arrow keys move, with Shift they resize. Enter drops, Escape puts it back.
        </p>
      )}
    </>
  );
}
