import type { ReactNode } from "react";

import { spread, spreadBps, useQuote, type Quote } from "@/core/quotes";
import { useTimeZone } from "@/core/chosenZone";
import { formatStamp } from "@/core/timeZone";
import { formatCompact, formatGeneral, formatNumber } from "@/core/units";
import { Panel } from "@/ui/Panel";

import styles from "./QuotePanel.module.css";

/** Everything that the newest poll said about one pair. */
export function QuotePanel({ pair }: { pair: string }) {
  const quote = useQuote(pair);
  const zone = useTimeZone();
  if (!quote) return null;
  return (
    <Panel
      label={`Quote of ${pair}`}
      title={`${pair} quote`}
      actions={<span className="push cap faint num">{formatStamp(quote.time, zone, true)}</span>}
    >
      <dl className={styles.list}>
        {quoteLines(quote).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function quoteLines(quote: Quote): [string, ReactNode][] {
  const [base, counter] = quote.pair.split("/");
  const price = (value: number) =>
    Number.isNaN(value) ? "–" : formatNumber(value, quote.decimals);
  const amount = (value: number, unit: string | undefined) =>
    Number.isNaN(value) ? "–" : `${formatCompact(value)} ${unit ?? ""}`;
  const between = (low: number, high: number) =>
    Number.isNaN(low + high) ? price(NaN) : `${price(low)} – ${price(high)}`;
  const size = (value: number) => (Number.isNaN(value) ? "" : ` × ${formatGeneral(value)}`);
  return [
    [
      "Bid",
      <>
        {price(quote.bid)}
        <span className="faint">{size(quote.bid_qty)}</span>
      </>,
    ],
    [
      "Ask",
      <>
        {price(quote.ask)}
        <span className="faint">{size(quote.ask_qty)}</span>
      </>,
    ],
    ["Spread", `${price(spread(quote))} ${counter ?? ""}`],
    ["Spread of price", `${formatNumber(spreadBps(quote), 2)} bps`],
    ["Today, since 00:00", between(quote.low, quote.high)],
    ["Last 24 h", between(quote.low_24h, quote.high_24h)],
    ["Average price, 24 h", price(Number(quote.vwap_24h.toFixed(quote.decimals)))],
    ["Volume, 24 h", amount(quote.volume_24h, base)],
    ["Open today", price(quote.open)],
    ["Trades, 24 h", formatNumber(quote.trades_24h, 0)],
  ];
}
