import { useQuote } from "@/core/quotes";
import { formatNumber } from "@/core/units";
import type { BookData } from "@/api/liveMessages";
import { depthCurve, type DepthPoint } from "@/market/book";
import { useBook } from "@/market/liveFeed";
import { Panel } from "@/ui/Panel";

import styles from "./MarketPanels.module.css";

const WIDTH = 280;
const HEIGHT = 80;

/** How much could be traded how far from the middle, on both sides. */
export function DepthPanel({ pair }: { pair: string }) {
  const book = useBook(pair);
  const decimals = useQuote(pair)?.decimals ?? 2;
  const view = book && viewOf(book);
  return (
    <Panel
      label={`Depth of ${pair}`}
      title="Depth"
      actions={
        view && (
          <span className="push cap faint num">
            ± {formatNumber((view.span / view.middle) * 100, 3)} %
          </span>
        )
      }
    >
      <div className={styles.depth}>
        {view && <Curves view={view} />}
        <div className={styles.depthAxis}>
          <span>{view && formatNumber(view.middle - view.span, decimals)}</span>
          <b>{view && formatNumber(view.middle, decimals)}</b>
          <span>{view && formatNumber(view.middle + view.span, decimals)}</span>
        </div>
      </div>
    </Panel>
  );
}

interface DepthView {
  middle: number;
  /** How far prices reach to each side. */
  span: number;
  deepest: number;
  bids: DepthPoint[];
  asks: DepthPoint[];
}

function viewOf(book: BookData): DepthView | null {
  const [bids, asks] = [depthCurve(book.bids), depthCurve(book.asks)];
  const [bid, ask] = [bids[0], asks[0]];
  const [lowest, highest] = [bids.at(-1), asks.at(-1)];
  if (!bid || !ask || !lowest || !highest) return null;
  const middle = (bid.price + ask.price) / 2;
  return {
    middle,
    span: Math.max(middle - lowest.price, highest.price - middle),
    deepest: Math.max(lowest.sum, highest.sum),
    bids,
    asks,
  };
}

function Curves({ view }: { view: DepthView }) {
  const words = `Bids add up to ${formatNumber(view.bids.at(-1)?.sum ?? 0, 3)}, asks to ${formatNumber(view.asks.at(-1)?.sum ?? 0, 3)}`;
  return (
    <svg
      className={styles.curves}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <path className={styles.bidCurve} d={stairs(view.bids, view)} />
      <path className={styles.askCurve} d={stairs(view.asks, view)} />
    </svg>
  );
}

/** A side as stairs from the middle to its far edge; closed along the bottom. */
function stairs(points: readonly DepthPoint[], { middle, span, deepest }: DepthView): string {
  const x = (price: number) => ((price - middle) / span / 2 + 0.5) * WIDTH;
  const y = (sum: number) => HEIGHT - (sum / deepest) * (HEIGHT - 4);
  const steps = points.map(({ price, sum }) => `H${x(price).toFixed(2)}V${y(sum).toFixed(2)}`);
  const isBid = (points[0]?.price ?? middle) < middle;
  return `M${x(points[0]?.price ?? middle).toFixed(2)} ${HEIGHT}${steps.join("")}H${isBid ? 0 : WIDTH}V${HEIGHT}Z`;
}
