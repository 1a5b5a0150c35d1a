import { useMemo, useState } from "react";

import { useQuote } from "@/core/quotes";
import { formatGeneral, formatNumber } from "@/core/units";
import {
  groupLevels,
  groupSteps,
  quantityDecimals,
  type BookLevel,
  type BookSide,
} from "@/market/book";
import { useBook, useBookLoss } from "@/market/liveFeed";
import type { BookData } from "@/api/liveMessages";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Menu, MenuItem } from "@/ui/Menu";
import { Panel } from "@/ui/Panel";
import { Empty } from "@/ui/States";

import styles from "./MarketPanels.module.css";

const WAITING = "It comes with the next word of the stream.";

/** The best levels of a pair's order book, summed outwards from the spread. */
export function BookPanel({ pair, isBare = false }: { pair: string; isBare?: boolean }) {
  const book = useBook(pair);
  const loss = useBookLoss(pair);
  const decimals = useQuote(pair)?.decimals ?? 2;
  const [chosenStep, setStep] = useState<number | null>(null);
  const steps = useMemo(() => (book ? groupSteps(book.bids, decimals) : []), [book, decimals]);
  const step = chosenStep !== null && steps.includes(chosenStep) ? chosenStep : 10 ** -decimals;
  const tools = book && (
    <>
      <Badge title="Every update is checked against the exchange's own sum of the book">
        checksum ok
      </Badge>
      <span className="push">
        <StepMenu steps={steps} step={step} onStep={setStep} />
      </span>
    </>
  );
  return (
    <Panel label={`Order book of ${pair}`} title={isBare ? "Book" : "Order book"} actions={tools}>
      {book && book.bids.length > 0 && book.asks.length > 0 ? (
        <BookTable pair={pair} book={book} step={step} decimals={decimals} />
      ) : (
        <div className={styles.waiting}>
          <Empty title={loss ? "The book is fetched anew" : "Waiting for the book"}>
            <p>{loss ? `What stood here was dropped: ${loss}.` : WAITING}</p>
          </Empty>
        </div>
      )}
    </Panel>
  );
}

interface StepMenuProps {
  steps: readonly number[];
  step: number;
  onStep(step: number): void;
}

function StepMenu({ steps, step, onStep }: StepMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" isDrop className="num" aria-label={`Grouped by ${step}`}>
          {formatGeneral(step)}
        </Button>
      }
    >
      {steps.map((each) => (
        <MenuItem key={each} isChosen={each === step} onSelect={() => onStep(each)}>
          <span className="num">{formatGeneral(each)}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

interface BookTableProps {
  pair: string;
  book: BookData;
  step: number;
  decimals: number;
}

function BookTable({ pair, book, step, decimals }: BookTableProps) {
  const [pointed, setPointed] = useState<{ side: BookSide; index: number } | null>(null);
  const [base, counter] = pair.split("/");
  const sides = {
    bid: groupLevels(book.bids, step, "bid", decimals),
    ask: groupLevels(book.asks, step, "ask", decimals),
  };
  const deepest = Math.max(sides.bid.at(-1)?.sum ?? 0, sides.ask.at(-1)?.sum ?? 0);
  const shown = pointed && sides[pointed.side][pointed.index];
  const rowsOf = (side: BookSide) =>
    sides[side].map((level, index) => (
      <LevelRow
        key={level.price}
        level={level}
        side={side}
        share={level.sum / deepest}
        decimals={decimals}
        onPoint={() => setPointed({ side, index })}
      />
    ));
  return (
    <table className={styles.book} onMouseLeave={() => setPointed(null)}>
      <thead>
        <tr>
          <th scope="col">Price {counter}</th>
          <th scope="col">Qty {base}</th>
          <th scope="col">Sum</th>
        </tr>
      </thead>
      <tbody data-side="ask">{rowsOf("ask").toReversed()}</tbody>
      <tbody>
        <tr className={styles.spread}>
          <td colSpan={3}>
            {shown ? (
              <Reach level={shown} decimals={decimals} base={base ?? ""} />
            ) : (
              <Spread pair={pair} book={book} decimals={decimals} />
            )}
          </td>
        </tr>
      </tbody>
      <tbody data-side="bid">{rowsOf("bid")}</tbody>
    </table>
  );
}

interface LevelRowProps {
  level: BookLevel;
  side: BookSide;
  /** Length of the depth bar, 0–1. */
  share: number;
  decimals: number;
  onPoint(): void;
}

function LevelRow({ level, side, share, decimals, onPoint }: LevelRowProps) {
  const places = quantityDecimals(level.price);
  return (
    <tr
      className={side === "bid" ? styles.bid : styles.ask}
      style={{ backgroundSize: `${share * 100}% 100%` }}
      onMouseEnter={onPoint}
    >
      <td>{formatNumber(level.price, decimals)}</td>
      <td>{formatNumber(level.quantity, places)}</td>
      <td>{formatNumber(level.sum, places)}</td>
    </tr>
  );
}

function Spread({ pair, book, decimals }: Omit<BookTableProps, "step">) {
  const quote = useQuote(pair);
  const [bid, ask] = [book.bids[0]?.[0] ?? NaN, book.asks[0]?.[0] ?? NaN];
  const tone = !quote || quote.direction === 0 ? "" : quote.direction > 0 ? "up tri" : "down tri";
  return (
    <span className={styles.between}>
      <b className={tone}>{formatNumber(quote?.closed ?? NaN, decimals)}</b>
      <span className="push dim">Spread</span>
      <b>{formatNumber(ask - bid, decimals)}</b>
      <span className="dim">{formatNumber(((ask - bid) / ((ask + bid) / 2)) * 10_000, 2)} bps</span>
    </span>
  );
}

/** What everything from the best price to a level comes to. */
function Reach({ level, decimals, base }: { level: BookLevel; decimals: number; base: string }) {
  return (
    <span className={styles.between}>
      <b>{formatNumber(level.sum, quantityDecimals(level.price))}</b>
      <span className="dim">{base} at</span>
      <b>{formatNumber(level.average, decimals)}</b>
      <span className="push dim">on average</span>
    </span>
  );
}
