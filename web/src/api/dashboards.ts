/** Dashboards, their cells, variables and labels: InfluxDB's own resources. */
import { queryOptions } from "@tanstack/react-query";

import { request, requestJson } from "@/api/client";

/** A view's properties: InfluxDB's, kept whole; what a view does not know is left as it is. */
export type Properties = Readonly<Record<string, unknown>>;

export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Cell extends Place {
  id: string;
  name: string;
  properties: Properties;
}

export interface Label {
  id: string;
  name: string;
}

export interface Dashboard {
  id: string;
  orgID: string;
  name: string;
  description: string;
  meta: { createdAt: string; updatedAt: string };
  cells: Cell[];
  labels: Label[];
}

export type VariableArguments =
  | { type: "constant"; values: string[] }
  | { type: "map"; values: Record<string, string> }
  | { type: "query"; values: { query: string; language: string } };

export interface Variable {
  id: string;
  name: string;
  description: string;
  selected: string[];
  arguments: VariableArguments;
}

export type NewCell = Omit<Cell, "id">;

/** Most that the server gives in one page. */
const PAGE = "100";
const ROOT = "api/v2/dashboards";

export async function fetchDashboards(orgID: string, signal?: AbortSignal): Promise<Dashboard[]> {
  const found: Dashboard[] = [];
  for (;;) {
    const parameters = { orgID, limit: PAGE, offset: String(found.length) };
    const page = await requestJson<{ dashboards: Dashboard[] }>(ROOT, { parameters, signal });
    found.push(...page.dashboards);
    if (page.dashboards.length < Number(PAGE)) return found;
  }
}

export function dashboardsQuery(orgID: string) {
  return queryOptions({
    queryKey: ["dashboards", orgID],
    queryFn: ({ signal }) => fetchDashboards(orgID, signal),
  });
}

export function dashboardQuery(id: string) {
  return queryOptions({
    queryKey: ["dashboard", id],
    queryFn: ({ signal }) => fetchDashboard(id, signal),
    staleTime: 5_000,
  });
}

export function fetchDashboard(id: string, signal?: AbortSignal): Promise<Dashboard> {
  const parameters = { include: "properties" };
  return requestJson<Dashboard>(`${ROOT}/${id}`, { parameters, signal });
}

export function createDashboard(orgID: string, name: string, description = ""): Promise<Dashboard> {
  const json = { orgID, name, description };
  return requestJson<Dashboard>(ROOT, { method: "POST", json });
}

export async function changeDashboard(
  id: string,
  changes: { name?: string; description?: string },
): Promise<void> {
  await request(`${ROOT}/${id}`, { method: "PATCH", json: changes });
}

export async function deleteDashboard(id: string): Promise<void> {
  await request(`${ROOT}/${id}`, { method: "DELETE" });
}

/** Puts a cell with its view on a dashboard. */
export async function addCell(dashboardId: string, cell: NewCell): Promise<Cell> {
  const { x, y, w, h, name, properties } = cell;
  const json = { x, y, w, h, name };
  const made = await requestJson<Cell>(`${ROOT}/${dashboardId}/cells`, { method: "POST", json });
  await changeView(dashboardId, made.id, { name, properties });
  return { ...cell, id: made.id };
}

export async function moveCell(dashboardId: string, cellId: string, place: Place): Promise<void> {
  await request(`${ROOT}/${dashboardId}/cells/${cellId}`, { method: "PATCH", json: place });
}

export async function removeCell(dashboardId: string, cellId: string): Promise<void> {
  await request(`${ROOT}/${dashboardId}/cells/${cellId}`, { method: "DELETE" });
}

export async function changeView(
  dashboardId: string,
  cellId: string,
  view: { name: string; properties: Properties },
): Promise<void> {
  const path = `${ROOT}/${dashboardId}/cells/${cellId}/view`;
  await request(path, { method: "PATCH", json: view });
}

export function variablesQuery(orgID: string) {
  return queryOptions({
    queryKey: ["variables", orgID],
    queryFn: ({ signal }) => fetchVariables(orgID, signal),
  });
}

async function fetchVariables(orgID: string, signal: AbortSignal): Promise<Variable[]> {
  const parameters = { orgID };
  const body = await requestJson<{ variables: Variable[] }>("api/v2/variables", {
    parameters,
    signal,
  });
  return body.variables;
}

export type VariableContents = Omit<Variable, "id">;

function variableBody(orgID: string, variable: VariableContents) {
  const { name, description, selected, arguments: values } = variable;
  return { orgID, name, description, selected, arguments: values };
}

export function createVariable(orgID: string, variable: VariableContents): Promise<Variable> {
  const json = variableBody(orgID, variable);
  return requestJson<Variable>("api/v2/variables", { method: "POST", json });
}

export function replaceVariable(
  id: string,
  orgID: string,
  variable: VariableContents,
): Promise<Variable> {
  const json = variableBody(orgID, variable);
  return requestJson<Variable>(`api/v2/variables/${id}`, { method: "PUT", json });
}

export async function deleteVariable(id: string): Promise<void> {
  await request(`api/v2/variables/${id}`, { method: "DELETE" });
}

export function labelsQuery(orgID: string) {
  return queryOptions({
    queryKey: ["labels", orgID],
    queryFn: async ({ signal }) =>
      (
        await requestJson<{ labels: Label[] }>("api/v2/labels", {
          parameters: { orgID },
          signal,
        })
      ).labels,
  });
}

export async function createLabel(orgID: string, name: string): Promise<Label> {
  const json = { orgID, name };
  const body = await requestJson<{ label: Label }>("api/v2/labels", { method: "POST", json });
  return body.label;
}

export async function attachLabel(dashboardId: string, labelID: string): Promise<void> {
  await request(`${ROOT}/${dashboardId}/labels`, { method: "POST", json: { labelID } });
}

export async function detachLabel(dashboardId: string, labelID: string): Promise<void> {
  await request(`${ROOT}/${dashboardId}/labels/${labelID}`, { method: "DELETE" });
}
