/** One dashboard as a file, and back: what the API holds of it, and the variables it uses. */
import { request, requestJson } from "@/api/client";
import {
  addCell,
  createDashboard,
  createVariable,
  deleteDashboard,
  type Cell,
  type Dashboard,
  type NewCell,
  type Properties,
  type Variable,
} from "@/api/dashboards";
import { cellScripts, usedVariables } from "@/dashboards/variables";
import { isRecord, numberIn, recordIn, recordsIn, textIn, textsIn } from "@/views/properties";

const FORMAT = "krakflux dashboard";
const VERSION = 1;

type VariableDraft = Pick<Variable, "name" | "description" | "selected" | "arguments">;

export interface DashboardFile {
  format: typeof FORMAT;
  version: number;
  name: string;
  description: string;
  cells: NewCell[];
  variables: VariableDraft[];
}

function withoutId({ x, y, w, h, name, properties }: Cell): NewCell {
  return { x, y, w, h, name, properties };
}

export function toFile(dashboard: Dashboard, variables: readonly Variable[]): DashboardFile {
  const scripts = dashboard.cells.flatMap(cellScripts);
  return {
    format: FORMAT,
    version: VERSION,
    name: dashboard.name,
    description: dashboard.description,
    cells: dashboard.cells.map(withoutId),
    variables: usedVariables(variables, scripts).map(
      ({ name, description, selected, arguments: values }) => ({
        name,
        description,
        selected,
        arguments: values,
      }),
    ),
  };
}

/** Raises Error with where the text stops being JSON. */
export function parseFile(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    throw new Error(`this is not JSON: ${reason}`, { cause: error });
  }
}

/** Reads a file. Raises Error with what is wrong with it. */
export function readFile(value: unknown): DashboardFile {
  if (!isRecord(value) || value["format"] !== FORMAT)
    throw new Error(`this is no dashboard of krakflux: “format” is not “${FORMAT}”`);
  const version = numberIn(value, "version");
  if (version !== VERSION) throw new Error(`version ${version} of the format is not known here`);
  const name = textIn(value, "name").trim();
  if (!name) throw new Error("the dashboard has no name");
  return {
    format: FORMAT,
    version: VERSION,
    name,
    description: textIn(value, "description"),
    cells: recordsIn(value, "cells").map((cell) => ({
      x: numberIn(cell, "x") ?? 0,
      y: numberIn(cell, "y") ?? 0,
      w: numberIn(cell, "w") ?? 4,
      h: numberIn(cell, "h") ?? 4,
      name: textIn(cell, "name"),
      properties: recordIn(cell, "properties"),
    })),
    variables: recordsIn(value, "variables").flatMap((variable) => {
      const values = readArguments(variable["arguments"]);
      const own = { name: textIn(variable, "name"), description: textIn(variable, "description") };
      return values ? [{ ...own, selected: textsIn(variable, "selected"), arguments: values }] : [];
    }),
  };
}

function readArguments(value: unknown): Variable["arguments"] | null {
  if (!isRecord(value)) return null;
  switch (value["type"]) {
    case "constant":
      return { type: "constant", values: textsIn(value, "values") };
    case "map": {
      const entries = Object.entries(recordIn(value, "values"));
      const values = entries.flatMap(([key, text]) =>
        typeof text === "string" ? [[key, text]] : [],
      );
      return { type: "map", values: Object.fromEntries(values) };
    }
    case "query": {
      const query = textIn(recordIn(value, "values"), "query");
      return { type: "query", values: { query, language: "flux" } };
    }
    default:
      return null;
  }
}

/**
 * Makes a dashboard from a file: whole, or not at all. Variables that exist by name are left as
 * they are.
 */
export async function importFile(
  orgID: string,
  file: DashboardFile,
  existing: readonly Variable[],
): Promise<Dashboard> {
  const known = new Set(existing.map(({ name }) => name));
  const dashboard = await createDashboard(orgID, file.name, file.description);
  try {
    for (const variable of file.variables)
      if (!known.has(variable.name)) await createVariable(orgID, variable);
    for (const cell of file.cells) await addCell(dashboard.id, cell);
  } catch (error) {
    await deleteDashboard(dashboard.id).catch(() => {});
    throw error;
  }
  return dashboard;
}

/** The objects of an InfluxDB template; null where the file is none. */
export function readTemplate(value: unknown): Properties[] | null {
  const objects = Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];
  const isTemplate = objects.length > 0 && objects.every((each) => "apiVersion" in each);
  return isTemplate ? objects : null;
}

/** Applies a template as InfluxDB does; gives its first dashboard's id, null where it has none. */
export async function applyTemplate(
  orgID: string,
  contents: readonly Properties[],
): Promise<string | null> {
  const applied = await requestJson<{ summary: { dashboards: { id: string }[] } }>(
    "api/v2/templates/apply",
    { method: "POST", json: { orgID, template: { contents } } },
  );
  return applied.summary.dashboards[0]?.id ?? null;
}

/** A dashboard and what it uses as an InfluxDB template. */
export async function exportTemplate(id: string): Promise<Blob> {
  const response = await request("api/v2/templates/export", {
    method: "POST",
    headers: { Accept: "application/json" },
    json: { resources: [{ kind: "Dashboard", id }] },
  });
  return response.blob();
}

/** The same dashboard again, under another name. */
export function cloneDashboard(dashboard: Dashboard, name: string): Promise<Dashboard> {
  return importFile(dashboard.orgID, { ...toFile(dashboard, []), name }, []);
}
