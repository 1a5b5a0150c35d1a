/** The life of a run: idle, running, answered or failed; old results stay while a new one is made. */
import type { QueryAnswer } from "@/api/query";

export interface RunState {
  status: "idle" | "running" | "done" | "failed" | "cancelled";
  answer: QueryAnswer | null;
  error: string | null;
  startedAtMs: number;
}

export type RunEvent =
  | { kind: "started"; atMs: number }
  | { kind: "answered"; answer: QueryAnswer }
  | { kind: "failed"; message: string }
  | { kind: "cancelled" };

export const FIRST_RUN: RunState = { status: "idle", answer: null, error: null, startedAtMs: 0 };

export function reduceRun(state: RunState, event: RunEvent): RunState {
  switch (event.kind) {
    case "started":
      return { ...state, status: "running", error: null, startedAtMs: event.atMs };
    case "answered":
      return {
        ...state,
        status: event.answer.error === null ? "done" : "failed",
        answer: event.answer,
        error: event.answer.error,
      };
    case "failed":
      return { ...state, status: "failed", answer: null, error: event.message };
    case "cancelled":
      return state.status === "running" ? { ...state, status: "cancelled" } : state;
  }
}
