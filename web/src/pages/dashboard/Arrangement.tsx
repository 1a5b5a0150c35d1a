import { useRef, type ReactNode } from "react";
import type { Layout } from "react-grid-layout/core";

import { boxOf, gridHeightPx, type Box } from "@/dashboards/gridPixels";
import { usePointerMode } from "@/pages/dashboard/usePointerMode";

import styles from "./Arrangement.module.css";

export interface ArrangementProps {
  layout: Layout;
  /** What stands at each place of the layout; not drawn anew while a cell is pulled. */
  cells: ReadonlyMap<string, ReactNode>;
  widthPx: number;
  canMove: boolean;
  /** Shows the columns, as it does while a cell is pulled. */
  hasLines: boolean;
  onDrop(layout: Layout): void;
}

function standing({ left, top, width, height }: Box) {
  return { transform: `translate(${left}px, ${top}px)`, width, height };
}

/** Cells at their places, which the pointer changes: others make room, and all close up. */
export function Arrangement(props: ArrangementProps) {
  const { layout, cells, widthPx, canMove, hasLines, onDrop } = props;
  const grid = useRef<HTMLDivElement>(null);
  const { held, take, pull, drop, letGo } = usePointerMode(grid, layout, widthPx, onDrop);
  const shown = held?.layout ?? layout;
  const target = held && shown.find(({ i }) => i === held.id);
  return (
    <div
      ref={grid}
      className={styles.grid}
      data-lines={hasLines || held !== null || undefined}
      data-movable={canMove || undefined}
      style={{ height: gridHeightPx(shown, widthPx) }}
    >
      {[...cells].map(([id, cell]) => {
        const place = shown.find(({ i }) => i === id);
        if (!place) return null;
        return (
          <div
            key={id}
            className={styles.item}
            data-item
            data-held={held?.id === id || undefined}
            style={standing(held?.id === id ? held.box : boxOf(place, widthPx))}
            {...(canMove && {
              onPointerDown: take(id),
              onPointerMove: pull,
              onPointerUp: drop,
              onPointerCancel: letGo,
            })}
          >
            {cell}
            {canMove && <span className={styles.handle} data-handle />}
          </div>
        );
      })}
      {target && (
        <div
          className={styles.placeholder}
          data-placeholder
          style={standing(boxOf(target, widthPx))}
        />
      )}
    </div>
  );
}
