import { Link } from "wouter";

import { usePairs } from "@/core/quotes";
import { decimalsOf, formatCompact, formatNumber } from "@/core/units";
import { nextOrder, type ScanColumn, type ScanOrder, type ScanRow } from "@/pages/scanner/scanRows";

import styles from "./Scanner.module.css";

const COLUMNS: { column: ScanColumn; title: string; hint: string; className?: string }[] = [
  { column: "pair", title: "Pair", hint: "Pair" },
  { column: "last", title: "Last", hint: "Last traded price" },
  {
    column: "volume",
    title: "Volume",
    hint: "Traded in the minute, in the base currency",
    className: styles.wide ?? "",
  },
  { column: "worth", title: "Worth", hint: "The volume at the last price" },
  { column: "volumeTimes", title: "Of usual", hint: "Volume beside an average minute of 24 h" },
  { column: "trades", title: "Trades", hint: "Trades in the minute" },
  {
    column: "tradesTimes",
    title: "Of usual",
    hint: "Trades beside an average minute of 24 h",
    className: styles.wide ?? "",
  },
];

/** More than this nobody reads; the filter finds the others. */
const MOST_ROWS = 250;
/** From so many times the usual on a number is marked. */
const UNUSUAL = 5;

export interface ScannerTableProps {
  rows: readonly ScanRow[];
  order: ScanOrder;
  onOrder(order: ScanOrder): void;
}

/** The pairs that were traded in the minute. */
export function ScannerTable({ rows, order, onOrder }: ScannerTableProps) {
  const collected = new Set(usePairs());
  return (
    <>
      <table className={styles.table} aria-label="The market's newest minute">
        <thead>
          <tr>
            {COLUMNS.map(({ column, title, hint, className }) => (
              <th
                key={column}
                scope="col"
                title={hint}
                className={className}
                aria-sort={sortOf(order, column)}
              >
                <button
                  type="button"
                  className={styles.sort}
                  aria-label={hint}
                  onClick={() => onOrder(nextOrder(order, column))}
                >
                  {title}
                  {order.column === column && <i data-descending={order.isDescending} />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <Row key={row.pair} row={row} isCollected={collected.has(row.pair)} />
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className={styles.rest}>
          The first {MOST_ROWS} of {rows.length}; a filter finds the others.
        </p>
      )}
    </>
  );
}

function sortOf(order: ScanOrder, column: ScanColumn): "none" | "ascending" | "descending" {
  if (order.column !== column) return "none";
  return order.isDescending ? "descending" : "ascending";
}

function Row({ row, isCollected }: { row: ScanRow; isCollected: boolean }) {
  const [base, quote] = row.pair.split("/");
  return (
    <tr>
      <th scope="row">
        {isCollected ? (
          <Link href={`/markets?pair=${row.pair}`}>{row.pair}</Link>
        ) : (
          <span title="Its volume and trades alone are collected">{row.pair}</span>
        )}
      </th>
      <td className="num">{formatNumber(row.last, decimalsOf(row.last))}</td>
      <td className={`num ${styles.wide}`}>
        {formatCompact(row.volume)} <span className="faint">{base}</span>
      </td>
      <td className="num">
        {formatCompact(row.worth)} <span className="faint">{quote}</span>
      </td>
      <Times value={row.volumeTimes} />
      <td className="num">{formatNumber(row.trades, 0)}</td>
      <Times value={row.tradesTimes} className={styles.wide ?? ""} />
    </tr>
  );
}

/** A multiple of the usual, with a bar whose length grows with its logarithm. */
function Times({ value, className = "" }: { value: number; className?: string }) {
  if (Number.isNaN(value)) return <td className={`num faint ${className}`}>–</td>;
  const share = Math.min(1, Math.max(0, Math.log10(value) / 2));
  return (
    <td className={`num ${styles.times} ${className}`} data-unusual={value >= UNUSUAL}>
      <i style={{ width: `${share * 100}%` }} />
      <span>{formatNumber(value, value < 10 ? 1 : 0)} ×</span>
    </td>
  );
}
