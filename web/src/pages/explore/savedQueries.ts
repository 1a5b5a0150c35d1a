/** Saved queries are cells of dashboards: stored by the server, in InfluxDB's own form. */
import {
  addCell,
  createDashboard,
  fetchDashboard,
  fetchDashboards,
  type Cell,
  type Dashboard,
} from "@/api/dashboards";
import { freePlace } from "@/dashboards/layout";
import { xy } from "@/views/xy";
import { isRecord } from "@/workbench/reading";
import type { WorkbenchValue } from "@/workbench/viewQuery";

/** Where the first query is saved while there is no dashboard of this name. */
export const SAVED_QUERIES = "Saved queries";
const [WIDTH, HEIGHT] = [6, 4];
/** More dashboards than this are opened from their own page. */
const MOST_DASHBOARDS = 50;

export interface SavedQuery {
  dashboard: string;
  name: string;
  key: string;
  queries: readonly unknown[];
}

function readQueries({ properties }: Cell): readonly unknown[] {
  const queries = properties["queries"];
  return Array.isArray(queries) ? queries.filter(isRecord) : [];
}

/** The cells that hold queries, in the order of their dashboards. */
export function savedIn(dashboards: readonly Dashboard[]): SavedQuery[] {
  return dashboards.flatMap((dashboard) =>
    dashboard.cells
      .map((cell) => ({
        dashboard: dashboard.name,
        name: cell.name || "without a name",
        key: cell.id,
        queries: readQueries(cell),
      }))
      .filter(({ queries }) => queries.length > 0),
  );
}

export async function fetchSaved(orgID: string, signal: AbortSignal): Promise<SavedQuery[]> {
  const dashboards = (await fetchDashboards(orgID, signal)).slice(0, MOST_DASHBOARDS);
  return savedIn(await Promise.all(dashboards.map(({ id }) => fetchDashboard(id, signal))));
}

export interface Saving {
  orgID: string;
  /** Null makes a dashboard for saved queries. */
  dashboardId: string | null;
  name: string;
  value: WorkbenchValue;
}

/** Puts the queries on a dashboard, where there is room; gives the dashboard's id. */
export async function saveQueries({ orgID, dashboardId, name, value }: Saving): Promise<string> {
  const dashboard =
    dashboardId === null
      ? await createDashboard(orgID, SAVED_QUERIES)
      : await fetchDashboard(dashboardId);
  const place = freePlace(dashboard.cells ?? [], WIDTH, HEIGHT);
  await addCell(dashboard.id, {
    ...place,
    name,
    properties: { ...xy.defaults, queries: value.queries },
  });
  return dashboard.id;
}
