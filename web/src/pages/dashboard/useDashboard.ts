import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

import {
  addCell,
  changeDashboard,
  changeView,
  dashboardQuery,
  moveCell,
  removeCell,
  type Cell,
  type Dashboard,
  type NewCell,
  type Place,
  type Properties,
} from "@/api/dashboards";
import { hasMoved } from "@/dashboards/layout";
import { showToast } from "@/ui/Toast";

export interface DashboardChanges {
  rename(name: string): Promise<void>;
  /** Gives the id of the new cell; null where the server refused it. */
  add(cell: NewCell): Promise<string | null>;
  /** Stores the places that differ from the present ones. */
  place(places: ReadonlyMap<string, Place>): Promise<void>;
  changeView(cellId: string, view: { name: string; properties: Properties }): Promise<boolean>;
  /** Takes a cell off, with a way back for some seconds. */
  remove(cell: Cell): Promise<void>;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Changes are shown at once; what the server refuses is said and taken back. */
export function useDashboardChanges(id: string): DashboardChanges {
  const client = useQueryClient();
  const { queryKey } = dashboardQuery(id);
  const show = useCallback(
    (change: (dashboard: Dashboard) => Dashboard) =>
      client.setQueryData<Dashboard>(queryKey, (held) => held && change(held)),
    [client, queryKey],
  );
  const attempt = useCallback(
    async (what: string, act: () => Promise<void>): Promise<boolean> => {
      // An answer that was asked for before the change would undo what is shown.
      await client.cancelQueries({ queryKey });
      try {
        await act();
        void client.invalidateQueries({ queryKey: ["dashboards"] });
        return true;
      } catch (error) {
        showToast(`${what}: ${message(error)}`);
        void client.invalidateQueries({ queryKey });
        return false;
      }
    },
    [client, queryKey],
  );
  return useMemo<DashboardChanges>(() => {
    const add = async (cell: NewCell) => {
      let made: Cell | null = null;
      await attempt("The cell could not be added", async () => {
        made = await addCell(id, cell);
      });
      const added: Cell | null = made;
      if (added) show((held) => ({ ...held, cells: [...held.cells, added] }));
      return idOf(added);
    };
    return {
      add,
      rename: async (name) => {
        show((held) => ({ ...held, name }));
        await attempt("The name could not be changed", () => changeDashboard(id, { name }));
      },
      place: async (places) => {
        const held = client.getQueryData(queryKey);
        const moved = (held?.cells ?? []).flatMap((cell) => {
          const place = places.get(cell.id);
          return place && hasMoved(cell, place) ? [{ id: cell.id, place }] : [];
        });
        if (moved.length === 0) return;
        show((dashboard) => ({
          ...dashboard,
          cells: dashboard.cells.map((cell) => ({ ...cell, ...places.get(cell.id) })),
        }));
        await attempt("The layout could not be stored", async () => {
          for (const cell of moved) await moveCell(id, cell.id, cell.place);
        });
      },
      changeView: (cellId, view) => {
        show((held) => ({
          ...held,
          cells: held.cells.map((cell) => (cell.id === cellId ? { ...cell, ...view } : cell)),
        }));
        return attempt("The cell could not be saved", () => changeView(id, cellId, view));
      },
      remove: async (cell) => {
        show((held) => ({ ...held, cells: held.cells.filter((each) => each.id !== cell.id) }));
        const isGone = await attempt("The cell could not be removed", () =>
          removeCell(id, cell.id),
        );
        if (isGone)
          showToast(`Removed “${cell.name || "Untitled cell"}”`, {
            label: "Undo",
            run: () => void add(cell),
          });
      },
    };
  }, [attempt, client, id, queryKey, show]);
}

function idOf(cell: Cell | null): string | null {
  return cell ? cell.id : null;
}

export function useDashboard(id: string) {
  return useQuery(dashboardQuery(id));
}
