import { apiUrl } from "@/core/base";

/** A refusal of the server (its code and message) or, with status 0, no answer at all. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string | null;

  constructor(status: number, code: string, message: string, hint: string | null = null) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.hint = hint;
  }

  get isOffline(): boolean {
    return this.status === 0;
  }
}

export interface RequestOptions {
  method?: string;
  parameters?: Record<string, string>;
  headers?: Record<string, string>;
  json?: unknown;
  /** A body that is not JSON; `json` is left out then. */
  body?: string;
  signal?: AbortSignal | undefined;
}

interface ErrorBody {
  code?: string;
  message?: string;
  hint?: string;
}

async function readError(response: Response): Promise<ApiError> {
  const body: ErrorBody = await response.json().catch(() => ({}));
  const message = body.message ?? `the server answered ${response.status} ${response.statusText}`;
  return new ApiError(response.status, body.code ?? "internal error", message, body.hint ?? null);
}

let sharedToken: string | null = null;

/** From now on every request carries this token, and no session: what a shared link grants. */
export function carryToken(token: string): void {
  sharedToken = token;
}

interface Identity {
  credentials: RequestCredentials;
  headers: Record<string, string>;
}

function identity(): Identity {
  return sharedToken === null
    ? { credentials: "same-origin", headers: {} }
    : { credentials: "omit", headers: { Authorization: `Token ${sharedToken}` } };
}

/** Sends a request; a refusal or a missing answer becomes an ApiError, an abort stays an abort. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = "GET", parameters = {}, headers = {}, json, body, signal } = options;
  const { credentials, headers: own } = identity();
  const init: RequestInit = { method, headers: { ...own, ...headers }, credentials };
  if (signal) init.signal = signal;
  if (body !== undefined) init.body = body;
  if (json !== undefined) {
    init.body = JSON.stringify(json);
    init.headers = { "Content-Type": "application/json", ...own, ...headers };
  }
  let response: Response;
  try {
    response = await fetch(apiUrl(path, parameters), init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, "unavailable", "no answer from the krakflux server");
  }
  if (!response.ok) throw await readError(response);
  return response;
}

export async function requestJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await request(path, options);
  const body: T = await response.json();
  return body;
}
