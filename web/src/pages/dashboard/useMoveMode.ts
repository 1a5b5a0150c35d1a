import { useState, type KeyboardEvent } from "react";
import type { Layout } from "react-grid-layout/core";

import type { Cell } from "@/api/dashboards";
import { describePlace } from "@/dashboards/layout";
import { moveByKey, resizeByKey, type Direction } from "@/dashboards/moves";

const DIRECTIONS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export interface MoveMode {
  movingId: string | null;
  /** The layout as the keys have made it so far; null while nothing is moved. */
  layout: Layout | null;
  /** What a screen reader is told. */
  words: string;
  start(cell: Cell): void;
  /** Takes a key on a cell; false where it is none of this mode's. */
  press(cell: Cell, event: KeyboardEvent<HTMLElement>): boolean;
}

interface Moving {
  id: string;
  layout: Layout;
}

/** Moves and resizes a cell by keys: it is picked up, moved step by step, and dropped or put back. */
export function useMoveMode(
  stored: Layout,
  cells: readonly Cell[],
  onDrop: (layout: Layout) => void,
): MoveMode {
  const [moving, setMoving] = useState<Moving | null>(null);
  const [words, setWords] = useState("");
  const nameOf = (id: string) => cells.find((cell) => cell.id === id)?.name || "Untitled cell";
  const say = (id: string, layout: Layout, what: string) => {
    const place = layout.find((item) => item.i === id);
    setWords(place ? `${nameOf(id)} ${what}: ${describePlace(place)}` : "");
  };
  const start = ({ id }: Cell) => {
    setMoving({ id, layout: stored });
    say(id, stored, "picked up");
    document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(id)}"]`)?.focus();
  };
  const step = ({ id, layout }: Moving, direction: Direction, isResize: boolean) => {
    const next = (isResize ? resizeByKey : moveByKey)(layout, id, direction);
    if (next === layout) return setWords(`${nameOf(id)} cannot go further ${direction}`);
    setMoving({ id, layout: next });
    say(id, next, isResize ? "resized" : "moved");
  };
  const end = ({ id, layout }: Moving, isKept: boolean) => {
    setMoving(null);
    say(id, isKept ? layout : stored, isKept ? "dropped" : "put back");
    if (isKept) onDrop(layout);
  };
  const press = (cell: Cell, event: KeyboardEvent<HTMLElement>): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey, target, currentTarget } = event;
    if (ctrlKey || metaKey || altKey) return false;
    if (!moving) {
      if (key !== "m" || target !== currentTarget) return false;
      start(cell);
      return true;
    }
    if (moving.id !== cell.id) return false;
    const direction = DIRECTIONS[key];
    if (direction) step(moving, direction, shiftKey);
    else if (key === "Enter" || key === "Escape") end(moving, key === "Enter");
    else return false;
    return true;
  };
  return {
    movingId: moving?.id ?? null,
    layout: moving?.layout ?? null,
    words,
    start,
    press,
  };
}
