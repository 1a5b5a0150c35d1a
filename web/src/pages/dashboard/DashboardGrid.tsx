import { useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { Layout } from "react-grid-layout/core";

import type { Cell, Place } from "@/api/dashboards";
import type { QueryAnswer } from "@/api/query";
import { CellPanel } from "@/dashboards/CellPanel";
import { inReadingOrder, ROW_PX, within } from "@/dashboards/layout";
import { tidy } from "@/dashboards/moves";
import { useSize } from "@/dashboards/useSize";
import { Arrangement } from "@/pages/dashboard/Arrangement";
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
  return tidy(cells.map((cell) => ({ i: cell.id, ...within(cell) })));
}

function toPlaces(layout: Layout): Map<string, Place> {
  return new Map(layout.map(({ i, x, y, w, h }) => [i, { x, y, w, h }]));
}

function Grid({ cells, canMove, onPlace, tools, onCellKey, width }: GridProps & { width: number }) {
  const stored = useMemo(() => toLayout(cells), [cells]);
  const drop = (layout: Layout) => onPlace(toPlaces(layout));
  const move = useMoveMode(stored, cells, drop);
  const press = (cell: Cell) => (event: KeyboardEvent<HTMLElement>) => {
    if (canMove && move.press(cell, event)) event.preventDefault();
    else onCellKey?.(cell, event);
  };
  return (
    <>
      <Arrangement
        layout={move.layout ?? stored}
        widthPx={width}
        canMove={canMove}
        hasLines={move.movingId !== null}
        onDrop={drop}
        cells={
          new Map(
            cells.map((cell) => [
              cell.id,
              <CellPanel
                key={cell.id}
                cell={cell}
                isMoving={move.movingId === cell.id}
                onKeyDown={press(cell)}
                tools={(answer) => tools(cell, answer, () => move.start(cell))}
              />,
            ]),
          )
        }
      />
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
