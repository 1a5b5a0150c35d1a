/** Who is signed in, and the ways in and out. */
import { queryOptions } from "@tanstack/react-query";

import { ApiError, request, requestJson } from "@/api/client";
import type { OnboardingRequest, OnboardingResult, Session, Status } from "@/api/types";

const LONGEST_WAIT_MS = 5_000;
/** What a proxy says of a server that is not there. */
const ABSENT_STATUSES = new Set([502, 503, 504]);

function isAbsent(error: Error): boolean {
  return error instanceof ApiError && (error.isOffline || ABSENT_STATUSES.has(error.status));
}

/** How long to wait after so many failures (0 = the first) until the server is asked again. */
export function startupWait(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures);
}

/** Asked until a server answers: one that starts is there soon, on this machine or another. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => requestJson<Session>("api/krakflux/session", { signal }),
  staleTime: 60_000,
  networkMode: "always",
  retry: (_failures, error) => isAbsent(error),
  retryDelay: startupWait,
});

export const STATUS_INTERVAL_MS = 5_000;

export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: ({ signal }) => requestJson<Status>("api/krakflux/status", { signal }),
  refetchInterval: STATUS_INTERVAL_MS,
});

/** Spends the single-use code that the command line printed. */
export async function signInWithCode(code: string): Promise<void> {
  await request("api/krakflux/signin", { method: "POST", json: { code } });
}

function basicCredentials(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

export async function signInWithPassword(user: string, password: string): Promise<void> {
  await request("api/v2/signin", {
    method: "POST",
    headers: { Authorization: basicCredentials(user, password) },
  });
}

export async function signOut(): Promise<void> {
  await request("api/v2/signout", { method: "POST" });
}

export function setUp(form: OnboardingRequest): Promise<OnboardingResult> {
  return requestJson<OnboardingResult>("api/v2/setup", { method: "POST", json: form });
}

export async function setPassword(password: string): Promise<void> {
  await request("api/v2/me/password", { method: "PUT", json: { password } });
}
