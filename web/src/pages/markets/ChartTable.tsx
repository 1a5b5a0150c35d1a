import { memo, useCallback, useSyncExternalStore } from "react";

import { useTimeZone } from "@/core/chosenZone";
import { formatInstant, offsetName } from "@/core/timeZone";
import { formatCompact, formatNumber } from "@/core/units";
import type { BarFeed } from "@/market/barFeed";
import type { Bar } from "@/market/bars";

/** The newest closed bars of all that are loaded; the chart's keys read the others. */
const MOST_ROWS = 100;

export interface ChartTableProps {
  feed: BarFeed;
  decimals: number;
  intervalWords: string;
}

/** The bars as a table for who cannot see the chart; it changes when a bar closes. */
export function ChartTable({ feed, decimals, intervalWords }: ChartTableProps) {
  const subscribe = useCallback((listener: () => void) => feed.onBars(listener), [feed]);
  const newest = useSyncExternalStore(subscribe, () => feed.bars.at(-1)?.time ?? 0);
  return (
    <BarRows
      key={feed.source.pair}
      feed={feed}
      newest={newest}
      decimals={decimals}
      intervalWords={intervalWords}
    />
  );
}

const BarRows = memo(function BarRows({
  feed,
  newest,
  decimals,
  intervalWords,
}: ChartTableProps & { newest: number }) {
  const zone = useTimeZone();
  const bars = feed.bars.filter(({ time }) => time < newest).slice(-MOST_ROWS);
  return (
    <table className="sr">
      <caption>
        {feed.source.pair}, the last {bars.length} closed bars of {intervalWords}, newest first
      </caption>
      <thead>
        <tr>
          {[`Time, ${offsetName(newest, zone)}`, "Open", "High", "Low", "Close", "Volume"].map(
            (head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {bars.toReversed().map((bar) => (
          <BarRow key={bar.time} bar={bar} zone={zone} decimals={decimals} />
        ))}
      </tbody>
    </table>
  );
});

interface BarRowProps {
  bar: Bar;
  zone: string;
  decimals: number;
}

function BarRow({ bar, zone, decimals }: BarRowProps) {
  return (
    <tr>
      <th scope="row">{formatInstant(bar.time, zone)}</th>
      {[bar.open, bar.high, bar.low, bar.close].map((price, column) => (
        // The four prices of a bar have fixed places.
        // eslint-disable-next-line react/no-array-index-key
        <td key={column}>{formatNumber(price, decimals)}</td>
      ))}
      <td>{formatCompact(bar.volume)}</td>
    </tr>
  );
}
