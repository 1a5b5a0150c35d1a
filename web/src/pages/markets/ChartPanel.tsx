import { lazy, Suspense } from "react";

import type { Status } from "@/api/types";
import { dayChange, useHasQuoteAnswer, useQuote } from "@/core/quotes";
import type { TimeRange } from "@/core/timeRange";
import { formatNumber } from "@/core/units";
import { feedLabel, isInMaintenance } from "@/core/connection";
import { useConnection } from "@/frame/ConnectionState";
import { INTERVAL_MS, INTERVAL_WORDS, type Interval } from "@/market/intervals";
import { useBarFeed, useBarFeedState } from "@/market/useBarFeed";
import { NO_TOOLS, type ChartTools } from "@/pages/markets/chartTools";
import { ChartStrip } from "@/pages/markets/ChartStrip";
import { FeedNotice } from "@/pages/markets/FeedNotice";
import { Badge } from "@/ui/Badge";
import { Change } from "@/ui/Change";
import { Panel } from "@/ui/Panel";
import { ChartSkeleton, Empty, Failure } from "@/ui/States";

import styles from "./ChartPanel.module.css";

export interface ChartPanelProps {
  status: Status | undefined;
  pair: string;
  interval: Interval;
  range: TimeRange | null;
  onRange(range: TimeRange | null): void;
  tools?: ChartTools;
  /** The form of the first run: a title above, no strip below. */
  isPreview?: boolean;
}

// Fetched along with the bars: neither waits for the other.
const stageModule = import("@/pages/markets/CandleStage");
const CandleStage = lazy(async () => ({ default: (await stageModule).CandleStage }));

/** Candles and volume of one pair, with the states they can be in. */
export function ChartPanel({
  status,
  pair,
  interval,
  range,
  onRange,
  tools = NO_TOOLS,
  isPreview = false,
}: ChartPanelProps) {
  const isReady = useHasQuoteAnswer();
  const [org, bucket] = [status?.organization, status?.bucket];
  const sourceOf = (of: string | null) =>
    org && bucket && of && isReady
      ? { org, bucket, pair: of, intervalMs: INTERVAL_MS[interval] }
      : null;
  const feed = useBarFeed(sourceOf(pair), range);
  const comparison = useBarFeed(sourceOf(tools.comparison), range);
  const comparisonDecimals = useQuote(tools.comparison ?? "")?.decimals ?? 2;
  const state = useBarFeedState(feed);
  const decimals = useQuote(pair)?.decimals ?? 2;
  const connection = useConnection();
  const isStale = ["stale", "unreachable", "offline", "reconnecting"].includes(connection.kind);
  const label = feedLabel(status?.feed ?? null);
  return (
    <Panel
      label={`${pair}, bars of ${INTERVAL_WORDS[interval]}`}
      isBusy={state.isLoadingOlder}
      title={isPreview && pair && <PreviewTitle pair={pair} interval={interval} />}
    >
      <FeedNotice status={status} />
      <div className={styles.stage}>
        {feed && state.status === "ready" && !state.isEmpty && (
          <Suspense fallback={<ChartSkeleton label="Loading the chart" />}>
            <CandleStage
              feed={feed}
              decimals={decimals}
              comparison={tools.comparison ? comparison : null}
              comparisonDecimals={comparisonDecimals}
              range={range}
              onRange={onRange}
              isStale={isStale}
              interval={interval}
              tools={tools}
            />
          </Suspense>
        )}
        <div className={styles.badge}>
          {label && <Badge look="info">{label}</Badge>}
          {isStale && <Badge look="warn">{`${connection.label} ${connection.detail}`}</Badge>}
        </div>
        {state.status === "error" && (
          <Failure
            title="The chart's query failed"
            details={state.error ?? ""}
            onRetry={() => void feed?.load(Date.now())}
          />
        )}
        {state.status === "loading" && pair && <ChartSkeleton label="Loading candles" />}
        {((state.status === "ready" && state.isEmpty) || (isReady && !pair)) && (
          <NoBars pair={pair} status={status} />
        )}
      </div>
      {!isPreview && <ChartStrip range={range} onRange={onRange} tools={tools} />}
    </Panel>
  );
}

function PreviewTitle({ pair, interval }: { pair: string; interval: Interval }) {
  const quote = useQuote(pair);
  return (
    <span className={styles.title}>
      {pair}
      {quote && (
        <>
          <span className={`num ${dayChange(quote) < 0 ? "down" : "up"}`}>
            {formatNumber(quote.closed, quote.decimals)}
          </span>
          <Change share={dayChange(quote)} hasUnit />
        </>
      )}
      <span className="cap faint">{interval}</span>
    </span>
  );
}

function NoBars({ pair, status }: { pair: string; status: Status | undefined }) {
  const feed = status?.feed;
  if (!feed) {
    return (
      <Empty title="No market is collected here">
        <p>
          This server stores what is written to it. `krakflux up` collects a market as well;
          `krakflux collect` sends one here.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title={pair ? `No prices of ${pair} yet` : "No prices yet"}>
      <p>
        {feed.state === "unreachable"
          ? `${
              isInMaintenance(feed)
                ? "The exchange is closed for maintenance."
                : "The exchange has not answered so far."
            } The chart begins with its first answer.`
          : "The first poll and the last hours of candles arrive within a minute of the start."}
      </p>
    </Empty>
  );
}
