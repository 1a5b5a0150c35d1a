import type { KeyboardEvent } from "react";

import type { Cell } from "@/api/dashboards";

export interface CellActions {
  onEdit(cell: Cell): void;
  onView(cell: Cell): void;
  onRemove(cell: Cell): void;
}

/** Single keys on a focused cell: `e` edits, `v` fills the screen, Delete removes. */
export function useCellKeys(actions: CellActions) {
  return (cell: Cell, event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === "e") actions.onEdit(cell);
    else if (event.key === "v") actions.onView(cell);
    else if (event.key === "Delete") actions.onRemove(cell);
    else return;
    event.preventDefault();
  };
}
