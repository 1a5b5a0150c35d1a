import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import type { Layout } from "react-grid-layout/core";

import { boxOf, placeNear, sizeNear, type Box } from "@/dashboards/gridPixels";
import { moveTo, resizeTo } from "@/dashboards/moves";

export interface Held {
  id: string;
  /** Where the cell is under the pointer. */
  box: Box;
  /** The layout as it would be if the cell was dropped now. */
  layout: Layout;
}

interface Grip {
  id: string;
  isResize: boolean;
  /** Of the pointer in the grid, which may scroll below it. */
  startPx: readonly [number, number];
  box: Box;
}

/** Less is a press, not a pull. */
const THRESHOLD_PX = 4;
const SMALLEST_PX = 40;
const NOT_A_GRIP = "button, a, input";

function gripIn(target: EventTarget): "move" | "resize" | null {
  if (!(target instanceof Element)) return null;
  if (target.closest("[data-handle]")) return "resize";
  return target.closest("header") && !target.closest(NOT_A_GRIP) ? "move" : null;
}

/** Moves and resizes cells by pointer: by the head, or by the corner; Escape lets go. */
export function usePointerMode(
  grid: RefObject<HTMLElement | null>,
  layout: Layout,
  gridPx: number,
  onDrop: (layout: Layout) => void,
) {
  const grip = useRef<Grip | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const within = ({ clientX, clientY }: PointerEvent): readonly [number, number] => {
    const box = grid.current?.getBoundingClientRect();
    return [clientX - (box?.left ?? 0), clientY - (box?.top ?? 0)];
  };
  const letGo = useCallback(() => {
    grip.current = null;
    setHeld(null);
  }, []);
  const isHeld = held !== null;
  useEffect(() => {
    if (!isHeld) return undefined;
    const press = ({ key }: KeyboardEvent) => {
      if (key === "Escape") letGo();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isHeld, letGo]);
  const take = (id: string) => (event: PointerEvent<HTMLElement>) => {
    const kind = gripIn(event.target);
    const place = layout.find((item) => item.i === id);
    // What a menu of the cell shows stands elsewhere in the page.
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!kind || !place || !isInside || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = boxOf(place, gridPx);
    grip.current = { id, isResize: kind === "resize", startPx: within(event), box };
  };
  const pull = (event: PointerEvent) => {
    if (!grip.current) return;
    const { id, isResize, startPx, box: from } = grip.current;
    const [x, y] = within(event);
    const [right, down] = [x - startPx[0], y - startPx[1]];
    const place = layout.find((item) => item.i === id);
    if (!place || (!held && Math.hypot(right, down) < THRESHOLD_PX)) return;
    const box = isResize
      ? {
          ...from,
          width: Math.max(SMALLEST_PX, from.width + right),
          height: Math.max(SMALLEST_PX, from.height + down),
        }
      : { ...from, left: from.left + right, top: from.top + down };
    const next = isResize
      ? resizeTo(layout, id, sizeNear(box, place, gridPx))
      : moveTo(layout, id, placeNear(box, place, gridPx));
    setHeld({ id, box, layout: next });
  };
  const drop = () => {
    if (grip.current && held && held.layout !== layout) onDrop(held.layout);
    letGo();
  };
  return { held, take, pull, drop, letGo };
}
