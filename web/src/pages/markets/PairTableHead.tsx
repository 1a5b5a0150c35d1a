import type { Sort, SortColumn } from "@/core/prefs";

import styles from "./PairPanel.module.css";

interface Head {
  column: SortColumn;
  title: string;
  hint: string;
  className?: string | undefined;
}

const FIRST: Head = { column: "pair", title: "Pair", hint: "Pair" };
const REST: Head[] = [
  { column: "last", title: "Last", hint: "Last traded price" },
  { column: "change", title: "Change", hint: "Change over 24 h, percent" },
  { column: "bid", title: "Bid", hint: "Best bid", className: styles.bid },
  { column: "ask", title: "Ask", hint: "Best ask", className: styles.ask },
  {
    column: "spread",
    title: "bps",
    hint: "Spread in hundredths of a percent of the price",
    className: styles.spreadCell,
  },
  {
    column: "volume",
    title: "Volume",
    hint: "Traded today; sorted by its worth",
    className: styles.volumeCell,
  },
];

export interface PairTableHeadProps {
  sort: Sort;
  onSort(sort: Sort): void;
}

/** Numbers are first sorted downwards, names upwards; a second press turns the order. */
function nextSort(sort: Sort, column: SortColumn): Sort {
  if (sort.column === column) return { column, isDescending: !sort.isDescending };
  return { column, isDescending: column !== "pair" };
}

export function PairTableHead({ sort, onSort }: PairTableHeadProps) {
  const cell = (head: Head) => (
    <SortHead
      key={head.column}
      head={head}
      sort={sort}
      onSort={() => onSort(nextSort(sort, head.column))}
    />
  );
  return (
    <>
      <colgroup>
        <col className={styles.colStar} />
        <col className={styles.colPair} />
        <col className={styles.colSpark} />
        <col />
        <col className={styles.colChange} />
        <col className={styles.bid} />
        <col className={styles.ask} />
        <col className={`${styles.colSpread} ${styles.spreadCell}`} />
        <col className={`${styles.colVolume} ${styles.volumeCell}`} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">Star</span>
          </th>
          {cell(FIRST)}
          <th scope="col">24 h</th>
          {REST.map(cell)}
        </tr>
      </thead>
    </>
  );
}

function SortHead({ head, sort, onSort }: { head: Head; sort: Sort; onSort(): void }) {
  const isSorted = sort.column === head.column;
  const order = sort.isDescending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? order : "none"}
      className={head.className}
      title={head.hint}
    >
      <button type="button" className={styles.sort} onClick={onSort}>
        {head.title}
        {isSorted && <i data-descending={sort.isDescending} />}
      </button>
    </th>
  );
}
