/** What the cell editor holds, and what it stores of it. */
import type { Properties } from "@/api/dashboards";
import { recordsIn } from "@/views/properties";
import type { ViewKind } from "@/views/view";
import { fromViewQuery, toViewQuery, type WorkbenchValue } from "@/workbench/viewQuery";

/** The queries of a view, as the workbench begins with them. */
export function readQueries(properties: Properties, bucket: string): WorkbenchValue {
  return {
    queries: recordsIn(properties, "queries").map((query) =>
      toViewQuery(fromViewQuery(query, bucket)),
    ),
  };
}

/**
 * The properties with the queries as they stand now. A query that was not touched is stored as it
 * came, one that was keeps what the workbench has no word for.
 */
export function withQueries(
  properties: Properties,
  before: WorkbenchValue,
  now: WorkbenchValue,
): Properties {
  const stored = recordsIn(properties, "queries");
  const queries = now.queries.map((query, index) => {
    const raw = stored[index];
    const isSame = JSON.stringify(query) === JSON.stringify(before.queries[index]);
    return raw && isSame ? raw : { ...raw, ...query };
  });
  return { ...properties, queries };
}

/** The properties as another kind of view reads them; what the kind does not know stays. */
export function asKind(properties: Properties, kind: ViewKind): Properties {
  const colours = recordsIn(properties, "colors");
  const kept = colours.length > 0 ? properties : { ...properties, colors: kind.defaults["colors"] };
  return { ...kind.defaults, ...kept, type: kind.type, shape: "chronograf-v2" };
}
