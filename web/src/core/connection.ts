/** Whether what the page shows is current, and if not, why: one state for the whole page. */
import { createStore } from "zustand/vanilla";

import type { Feed } from "@/api/types";
import { formatAge } from "@/core/duration";

export interface Outage {
  sinceMs: number;
  attempts: number;
  retryAtMs: number;
}

interface ServerReach {
  outage: Outage | null;
}

export const serverReach = createStore<ServerReach>(() => ({ outage: null }));

export function reportAnswer(): void {
  if (serverReach.getState().outage) serverReach.setState({ outage: null });
}

export function reportNoAnswer(nowMs: number, retryAtMs: number): void {
  const { outage } = serverReach.getState();
  const sinceMs = outage?.sinceMs ?? nowMs;
  serverReach.setState({ outage: { sinceMs, attempts: (outage?.attempts ?? 0) + 1, retryAtMs } });
}

export type ConnectionKind =
  | "live"
  | "starting"
  | "stale"
  | "unreachable"
  | "reconnecting"
  | "offline"
  | "idle";

export interface Connection {
  kind: ConnectionKind;
  /** The word beside the dot. */
  label: string;
  /** An age or a wait, empty where there is none. */
  detail: string;
}

const OFFLINE_AFTER_MS = 30_000;
/** Polls that may be missing before the page says so. */
const MISSED_POLLS = 3;

/** Judges server and feed at `nowMs`; what is worse wins. */
export function judgeConnection(
  outage: Outage | null,
  feed: Feed | null,
  nowMs: number,
): Connection {
  if (outage) return judgeOutage(outage, nowMs);
  if (!feed) return { kind: "idle", label: "no feed", detail: "" };
  if (feed.state === "unreachable") {
    const waitMs = (feed.retry_in_s ?? 0) * 1000;
    const wait = waitMs < 1000 ? "asking again" : `retry in ${formatAge(waitMs)}`;
    const label = isInMaintenance(feed) ? "Kraken in maintenance" : "Kraken unreachable";
    return { kind: "unreachable", label, detail: wait };
  }
  if (feed.last_success === null) return { kind: "starting", label: "starting", detail: "" };
  const age = nowMs - Date.parse(feed.last_success);
  if (age > feed.interval_s * 1000 * MISSED_POLLS) {
    return { kind: "stale", label: "stale", detail: formatAge(age) };
  }
  return { kind: "live", label: "live", detail: formatAge(age) };
}

function judgeOutage(outage: Outage, nowMs: number): Connection {
  if (nowMs - outage.sinceMs > OFFLINE_AFTER_MS) {
    return { kind: "offline", label: "offline", detail: formatAge(nowMs - outage.sinceMs) };
  }
  const wait = formatAge(Math.max(0, outage.retryAtMs - nowMs));
  return { kind: "reconnecting", label: "reconnecting in", detail: wait };
}

/** Whether the exchange, as far as it said, is closed on purpose: then no answer is no failure. */
export function isInMaintenance(feed: Feed): boolean {
  return feed.stream?.system === "maintenance";
}

/** Prices that are not the market's own must be named wherever they show. */
export function feedLabel(feed: Feed | null): string | null {
  if (feed?.kind === "simulated") return "simulated";
  if (feed?.kind === "replay") return "replay";
  return null;
}
