import { useMemo, useState } from "react";

import type { Status } from "@/api/types";
import { dayChange, useHasQuoteAnswer, useQuote } from "@/core/quotes";
import type { TimeRange } from "@/core/timeRange";
import { formatNumber } from "@/core/units";
import { feedLabel } from "@/core/connection";
import { useConnection } from "@/frame/ConnectionState";
import type { Indicator } from "@/market/indicators";
import { INTERVAL_MS, INTERVAL_WORDS, type Interval } from "@/market/intervals";
import { useBarFeed, useBarFeedState } from "@/market/useBarFeed";
import type { ScaleMode } from "@/charts/CandleChart";
import { CandleStage } from "@/pages/markets/CandleStage";
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
  indicators?: readonly Indicator[];
  onEditIndicators?(): void;
  /** The form of the first run: a title above, no strip below. */
  isPreview?: boolean;
}

const NO_INDICATORS: readonly Indicator[] = [];

function doNothing(): void {}

/** Candles and volume of one pair, with the states they can be in. */
export function ChartPanel({
  status,
  pair,
  interval,
  range,
  onRange,
  indicators = NO_INDICATORS,
  onEditIndicators = doNothing,
  isPreview = false,
}: ChartPanelProps) {
  const [mode, setMode] = useState<ScaleMode>("normal");
  const isReady = useHasQuoteAnswer();
  const [org, bucket] = [status?.organization, status?.bucket];
  const source = useMemo(
    () =>
      org && bucket && pair && isReady
        ? { org, bucket, pair, intervalMs: INTERVAL_MS[interval] }
        : null,
    [org, bucket, pair, interval, isReady],
  );
  const feed = useBarFeed(source, range);
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
          <CandleStage
            feed={feed}
            decimals={decimals}
            mode={mode}
            range={range}
            isStale={isStale}
            interval={interval}
            indicators={indicators}
            onEditIndicators={onEditIndicators}
          />
        )}
        <div className={styles.badge}>
          {label && <Badge look="info">{label}</Badge>}
          {isStale && <Badge look="warn">{`${connection.kind} ${connection.detail}`}</Badge>}
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
      {!isPreview && <ChartStrip range={range} onRange={onRange} mode={mode} onMode={setMode} />}
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
          ? "The exchange has not answered so far. The chart begins with its first answer."
          : "The first poll and the last hours of candles arrive within a minute of the start."}
      </p>
    </Empty>
  );
}
