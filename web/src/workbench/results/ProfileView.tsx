import { useEffect, type ReactNode } from "react";

import { formatBytes, formatNumber } from "@/core/units";
import { withProfilers } from "@/flux/profilerExtern";
import {
  readProfiles,
  type Operation,
  type Profile,
  type Totals,
} from "@/workbench/results/profiles";
import { useRun } from "@/workbench/results/useRun";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";
import { ChartSkeleton, Empty, Failure } from "@/ui/States";

import styles from "./ProfileView.module.css";

/**
 * Runs the queries once more with the profiler on, after each run of their own, and shows what the
 * server measured: never beside another run, which would be measured with it.
 */
export function ProfileView({ workbench }: { workbench: WorkbenchHandle }) {
  const { scripts, range, values, run: own } = workbench;
  const { state, run, cancel } = useRun(values, withProfilers);
  const isReady = own.status === "done" || own.status === "failed";
  useEffect(() => {
    if (isReady) run(scripts, range);
    else cancel();
  }, [isReady, run, cancel, scripts, range]);
  const { answer, failure, status } = state;
  if (status === "failed" && failure)
    return <Failure title="The query failed" details={failure.message} />;
  if (!answer) return <ChartSkeleton label="Measuring the query" />;
  const profiles = readProfiles(answer.frames);
  if (profiles.length === 0) return <NothingMeasured isTruncated={answer.isTruncated} />;
  return (
    <div className={styles.profiles} tabIndex={0} role="region" aria-label="Profile">
      {profiles.map((profile) => (
        <ProfileTables key={profile.name} profile={profile} />
      ))}
    </div>
  );
}

function NothingMeasured({ isTruncated }: { isTruncated: boolean }) {
  return (
    <Empty title="Nothing was measured">
      <p>
        {isTruncated
          ? "The result has more rows than the page reads, and what was measured comes after them. A shorter range or fewer columns leave room for it."
          : "The script switches the profilers off by an option of its own."}
      </p>
    </Empty>
  );
}

function milliseconds(nanoseconds: number): string {
  return formatNumber(nanoseconds / 1e6, nanoseconds < 1e8 ? 2 : 0);
}

function ProfileTables({ profile: { name, totals, operations } }: { profile: Profile }) {
  const suffix = name === "" ? "" : ` of ${name}`;
  return (
    <section className={styles.profile} aria-label={`Profile${suffix}`}>
      {name !== "" && <h3>{name}</h3>}
      {totals && <TotalFacts totals={totals} />}
      <table className={styles.table} aria-label={`Operations${suffix}`}>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Kind</th>
            <th scope="col">Runs</th>
            <th scope="col">Longest, ms</th>
            <th scope="col">Time, ms</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <OperationRow key={`${operation.kind} ${operation.label}`} operation={operation} />
          ))}
        </tbody>
      </table>
      {totals && totals.plan !== "" && (
        <details className={styles.plan}>
          <summary>Plan</summary>
          <pre>{totals.plan}</pre>
        </details>
      )}
    </section>
  );
}

function TotalFacts({ totals }: { totals: Totals }) {
  const facts: readonly [string, ReactNode][] = [
    ["Total", `${milliseconds(totals.totalNs)} ms`],
    ["Compile", `${milliseconds(totals.compileNs)} ms`],
    ["Plan", `${milliseconds(totals.planNs)} ms`],
    ["Execute", `${milliseconds(totals.executeNs)} ms`],
    ["Rows read", formatNumber(totals.scannedRows, 0)],
    ["Bytes read", formatBytes(totals.scannedBytes)],
    ["Peak memory", formatBytes(totals.peakBytes)],
  ];
  return (
    <dl className={styles.totals} aria-label="Totals">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function OperationRow({ operation }: { operation: Operation }) {
  const { label, kind, runs, longestNs, totalNs, share } = operation;
  return (
    <tr>
      <th scope="row" title={label}>
        {label}
      </th>
      <td className="dim">{kind}</td>
      <td className="num dim">{formatNumber(runs, 0)}</td>
      <td className="num dim">{milliseconds(longestNs)}</td>
      <td className="num">{milliseconds(totalNs)}</td>
      <td>
        <div className={styles.share}>
          <span className="num">{formatNumber(share * 100, 1)} %</span>
          <div className={styles.track}>
            <i aria-hidden style={{ width: `${share * 100}%` }} />
          </div>
        </div>
      </td>
    </tr>
  );
}
