import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";

import { fetchFrames } from "@/api/query";
import { statusQuery } from "@/api/session";
import { useTimeZone } from "@/core/chosenZone";
import {
  describeRange,
  quickRange,
  resolveRange,
  type Bounds,
  type TimeRange,
} from "@/core/timeRange";
import { formatStamp } from "@/core/timeZone";
import { bucketsQuery } from "@/flux/schemaQueries";
import { fluxString } from "@/flux/literals";
import { useNames } from "@/workbench/builder/useNames";
import {
  findCauses,
  inquire,
  newestScript,
  rangeAround,
  readNewest,
  withPageRange,
  type Cause,
} from "@/workbench/results/emptyCauses";
import { activeDraft, type QueryDraft } from "@/workbench/workbenchState";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/States";

import styles from "./EmptyResult.module.css";

/** A store too large to answer in this time leaves the causes unnamed. */
const LONGEST_LOOK_MS = 10_000;
const LONGER_RANGES = ["24h", "30d", "1y"];
const MOST_BUCKETS = 3;

export interface EmptyResultProps {
  workbench: WorkbenchHandle;
  onRange(range: TimeRange): void;
  /** Leads to where the query is written. */
  onEdit(): void;
}

/** A result without rows: the likely causes, each with what mends it. */
export function EmptyResult({ workbench, onRange, onEdit }: EmptyResultProps) {
  const { range, run, state } = workbench;
  const zone = useTimeZone();
  const draft = activeDraft(state);
  const bounds = useMemo(() => resolveRange(range, run.startedAtMs), [range, run.startedAtMs]);
  const { causes, isLooking } = useCauses(draft, bounds);
  return (
    <Empty
      title="No rows"
      actions={LONGER_RANGES.map((length) => (
        <Button key={length} onClick={() => onRange(quickRange(length))}>
          {describeRange(quickRange(length))}
        </Button>
      ))}
    >
      <p>The query ran and found nothing in “{describeRange(range, zone)}”.</p>
      <div role="status">
        {isLooking && <p>Looking for the cause…</p>}
        {causes.length > 0 && (
          <ul className={styles.causes} aria-label="Likely causes">
            {causes.map((cause) => (
              <li key={cause.kind}>
                <CauseLine
                  cause={cause}
                  draft={draft}
                  bounds={bounds}
                  workbench={workbench}
                  onRange={onRange}
                  onEdit={onEdit}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      {causes.length === 0 && !isLooking && (
        <p>
          Either the range holds no points, or a filter leaves none of them. A longer range shows
          which.
        </p>
      )}
    </Empty>
  );
}

function useCauses(draft: QueryDraft, bounds: Bounds | null) {
  const { data: status } = useQuery(statusQuery);
  const org = status?.organization;
  const inquiry = useMemo(() => inquire(draft), [draft]);
  const query = inquiry && newestScript(inquiry);
  const isAsked = Boolean(org) && query !== null && bounds !== null;
  const { data: newest, isPending } = useQuery({
    queryKey: ["newest", org, query],
    enabled: isAsked,
    retry: false,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_LOOK_MS)]);
      return readNewest(
        await fetchFrames({ query: query ?? "" }, { org: org ?? "", signal: limited }),
      );
    },
  });
  const causes = inquiry && newest && bounds ? findCauses(draft, inquiry, newest, bounds) : [];
  return { causes, isLooking: isAsked && isPending };
}

interface CauseLineProps extends EmptyResultProps {
  cause: Cause;
  draft: QueryDraft;
  bounds: Bounds | null;
}

function CauseLine({ cause, draft, bounds, workbench, onRange, onEdit }: CauseLineProps) {
  const { dispatch } = workbench;
  const zone = useTimeZone();
  switch (cause.kind) {
    case "emptyBucket":
      return (
        <Line text={`The bucket “${cause.bucket}” holds no points.`}>
          <BucketFixes workbench={workbench} bucket={cause.bucket} />
        </Line>
      );
    case "noMatch":
      return (
        <Line text={`No point ever had ${cause.column} ${cause.values.join(" or ")}.`}>
          {draft.lead === "builder" && cause.column !== "_measurement" ? (
            <Button onClick={() => clearCard(workbench, cause)}>Take this filter off</Button>
          ) : (
            <Button onClick={onEdit}>Change it</Button>
          )}
        </Line>
      );
    case "otherTime":
      return (
        <Line text={`The newest point is from ${formatStamp(cause.newestMs, zone)}.`}>
          {bounds && (
            <Button onClick={() => onRange(rangeAround(cause.newestMs, bounds))}>
              Show that range
            </Button>
          )}
        </Line>
      );
    case "ownRange":
      return (
        <Line text="The script has a range of its own and does not follow the page's.">
          <Button
            onClick={() => dispatch({ kind: "script", text: withPageRange(draft.submitted) })}
          >
            Follow the page
          </Button>
        </Line>
      );
    case "functions":
      return (
        <Line text="There are points, but the functions leave nothing of them.">
          <Button onClick={() => dispatch({ kind: "builder", event: { kind: "cleared" } })}>
            Take the functions off
          </Button>
        </Line>
      );
  }
}

function Line({ text, children }: { text: string; children: ReactNode }) {
  return (
    <>
      <p>{text}</p>
      <span className={styles.fixes}>{children}</span>
    </>
  );
}

/** The card stays and takes any value. */
function clearCard({ dispatch }: WorkbenchHandle, { column, values }: Cause & { kind: "noMatch" }) {
  for (const value of values) {
    const event =
      column === "_field"
        ? ({ kind: "field", field: value } as const)
        : ({ kind: "tagValue", key: column, value } as const);
    dispatch({ kind: "builder", event });
  }
}

/** Other buckets to ask the same of. */
export function BucketFixes({ workbench, bucket }: { workbench: WorkbenchHandle; bucket: string }) {
  const { names = [] } = useNames(bucketsQuery(), "name");
  const { dispatch, state } = workbench;
  const { lead, submitted } = activeDraft(state);
  const others = names.filter((name) => name !== bucket && !name.startsWith("_"));
  const use = (name: string) => {
    if (lead === "builder")
      return dispatch({ kind: "builder", event: { kind: "moved", bucket: name } });
    const text = submitted.replaceAll(fluxString(bucket), () => fluxString(name));
    return dispatch({ kind: "script", text });
  };
  return others.slice(0, MOST_BUCKETS).map((name) => (
    <Button key={name} onClick={() => use(name)}>
      Ask {name}
    </Button>
  ));
}
