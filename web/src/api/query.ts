/** Flux queries: sent to the server, decoded in the worker. */
import { ApiError, request, requestJson } from "@/api/client";
import { decodeAnswer } from "@/api/decoder";
import type { ScriptProblem, ScriptProblems } from "@/api/types";
import type { DecodedBody, Frame } from "@/api/frames";

export interface QueryRequest {
  query: string;
  /** A Flux File as AST JSON, put before the script: the options of the page. */
  extern?: unknown;
  /** The instant that now() answers, RFC 3339. */
  now?: string;
}

export interface QueryAnswer extends DecodedBody {
  elapsedMs: number;
  byteLength: number;
  /** The answer as it came. */
  bytes: ArrayBuffer;
}

export interface QueryOptions {
  org: string;
  signal?: AbortSignal | undefined;
  rowLimit?: number;
  /** True where a person pressed Run. Every other query is the page's own and can't write. */
  mayWrite?: boolean;
}

/** The server runs such a query without a bucket to write to (ADR 0092). */
const READ_ONLY = { "X-Krakflux-Read-Only": "1" };

const DIALECT = { header: true, delimiter: ",", annotations: ["datatype", "group", "default"] };

/** Most rows the page draws or lists; a longer answer is cut and says so. */
export const ROW_LIMIT = 500_000;

/** Runs a query and decodes its answer. Raises ApiError for a refusal; `error` holds a late one. */
export async function runQuery(query: QueryRequest, options: QueryOptions): Promise<QueryAnswer> {
  const started = performance.now();
  const response = await request("api/v2/query", {
    method: "POST",
    parameters: { org: options.org },
    headers: { Accept: "application/csv", ...(options.mayWrite ? {} : READ_ONLY) },
    json: { ...query, type: "flux", dialect: DIALECT },
    signal: options.signal,
  });
  const received = await response.arrayBuffer();
  const elapsedMs = performance.now() - started;
  const byteLength = received.byteLength;
  const { body, bytes } = await decodeAnswer(received, options.rowLimit ?? ROW_LIMIT);
  return { ...body, elapsedMs, byteLength, bytes };
}

/** As runQuery, for the page's own questions: a late error is raised too. */
export async function fetchFrames(query: QueryRequest, options: QueryOptions): Promise<Frame[]> {
  const answer = await runQuery(query, options);
  if (answer.error !== null) throw new ApiError(200, "internal error", answer.error);
  return answer.frames;
}

/** Asks the server what is wrong with a script, without running it; `extern` as for a run. */
export async function analyzeScript(
  { query, extern }: QueryRequest,
  signal: AbortSignal,
): Promise<ScriptProblem[]> {
  const body = await requestJson<ScriptProblems>("api/v2/query/analyze", {
    method: "POST",
    json: { query, type: "flux", ...(extern ? { extern } : {}) },
    signal,
  });
  return body.errors;
}
