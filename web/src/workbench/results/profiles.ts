/** What the server measured of a run, read from the tables of its package `profiler`. */
import { findColumn, numberAt, textAt, type Frame } from "@/api/frames";
import { PROFILER_RESULT } from "@/flux/profilerExtern";

export interface Operation {
  label: string;
  kind: string;
  runs: number;
  totalNs: number;
  longestNs: number;
  /** Of the time of all operations, 0–1. */
  share: number;
}

export interface Totals {
  totalNs: number;
  compileNs: number;
  planNs: number;
  executeNs: number;
  peakBytes: number;
  scannedBytes: number;
  scannedRows: number;
  plan: string;
}

export interface Profile {
  /** The query it is of; empty where there is one query. */
  name: string;
  totals: Totals | null;
  /** The longest first. */
  operations: readonly Operation[];
}

function readTotals(frame: Frame): Totals {
  const number = (label: string) => numberAt(findColumn(frame, label), 0);
  return {
    totalNs: number("TotalDuration"),
    compileNs: number("CompileDuration"),
    planNs: number("PlanDuration"),
    executeNs: number("ExecuteDuration"),
    peakBytes: number("MaxAllocated"),
    scannedBytes: number("influxdb/scanned-bytes"),
    scannedRows: number("influxdb/scanned-values"),
    plan: textAt(findColumn(frame, "flux/query-plan"), 0),
  };
}

function readOperations(frame: Frame): Operation[] {
  const rows = Array.from({ length: frame.rows }, (_, row) => ({
    label: textAt(findColumn(frame, "Label"), row),
    kind: textAt(findColumn(frame, "Type"), row),
    runs: numberAt(findColumn(frame, "Count"), row),
    totalNs: numberAt(findColumn(frame, "DurationSum"), row),
    longestNs: numberAt(findColumn(frame, "MaxDuration"), row),
  }));
  const all = rows.reduce((sum, { totalNs }) => sum + totalNs, 0);
  return rows
    .map((row) => ({ ...row, share: all > 0 ? row.totalNs / all : 0 }))
    .toSorted((a, b) => b.totalNs - a.totalNs);
}

/** The profiles of an answer, one for each of its queries, in their order. */
export function readProfiles(frames: readonly Frame[]): Profile[] {
  const profiles = new Map<string, Profile>();
  for (const frame of frames) {
    if (!frame.result.endsWith(PROFILER_RESULT) || frame.rows === 0) continue;
    const name = frame.result.slice(0, -PROFILER_RESULT.length).trim();
    const before = profiles.get(name) ?? { name, totals: null, operations: [] };
    const found = findColumn(frame, "TotalDuration")
      ? { totals: readTotals(frame) }
      : { operations: readOperations(frame) };
    profiles.set(name, { ...before, ...found });
  }
  return [...profiles.values()];
}
