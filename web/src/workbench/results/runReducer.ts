/** The life of a run: idle, running, answered or failed; old results stay while a new one is made. */
import type { QueryAnswer } from "@/api/query";

export interface RunFailure {
  /** Which of the workbench's queries failed. */
  query: number;
  message: string;
}

export interface RunState {
  status: "idle" | "running" | "done" | "failed" | "cancelled";
  /** What came, of all queries together; beside a failure, what the others gave. */
  answer: QueryAnswer | null;
  failure: RunFailure | null;
  startedAtMs: number;
}

export type RunEvent =
  | { kind: "started"; atMs: number }
  | { kind: "ended"; answer: QueryAnswer | null; failure: RunFailure | null }
  | { kind: "cancelled" }
  | { kind: "emptied" };

export const FIRST_RUN: RunState = { status: "idle", answer: null, failure: null, startedAtMs: 0 };

export function reduceRun(state: RunState, event: RunEvent): RunState {
  switch (event.kind) {
    case "started":
      return { ...state, status: "running", failure: null, startedAtMs: event.atMs };
    case "ended": {
      const { answer, failure } = event;
      return { ...state, status: failure ? "failed" : "done", answer, failure };
    }
    case "cancelled":
      return state.status === "running" ? { ...state, status: "cancelled" } : state;
    case "emptied":
      return FIRST_RUN;
  }
}
