/** The queries of Explore in its address: `queries` holds them all, `q` begins with a script. */
import { priceState } from "@/workbench/builder/builderState";
import { isRecord, parseJson } from "@/workbench/reading";
import { toViewQuery, type ViewQuery, type WorkbenchValue } from "@/workbench/viewQuery";
import { builderDraft, scriptDraft } from "@/workbench/workbenchState";

export const FIRST_PAIR = "BTC/USD";

/** Writes the queries for an address; what the builder's cards write themselves is left out. */
export function encodeQueries({ queries }: WorkbenchValue): string {
  return JSON.stringify(
    queries.map(({ text, ...rest }) => (rest.editMode === "builder" ? rest : { text, ...rest })),
  );
}

function isQuery(value: unknown): value is ViewQuery {
  return isRecord(value) && isRecord(value["builderConfig"]);
}

/** Reads what `queries` holds; null where it holds none. */
export function decodeQueries(text: string): WorkbenchValue | null {
  const value = parseJson(text);
  const queries = Array.isArray(value) ? value.filter(isQuery) : [];
  return queries.length > 0 ? { queries } : null;
}

/** What Explore begins with: the address's queries, its script, or the price of its pair. */
export function readAddress(get: (name: string) => string | null, bucket: string): WorkbenchValue {
  const encoded = get("queries");
  const decoded = encoded === null ? null : decodeQueries(encoded);
  if (decoded) return decoded;
  const price = priceState(bucket, get("pair") ?? FIRST_PAIR);
  const script = get("q");
  const draft = script === null ? builderDraft(price) : scriptDraft(price, script);
  return { queries: [toViewQuery(draft)] };
}
