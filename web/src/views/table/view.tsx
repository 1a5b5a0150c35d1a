import { useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";

import type { Properties } from "@/api/dashboards";
import { numberAt, findColumn } from "@/api/frames";
import { useTimeZone } from "@/core/chosenZone";
import { formatNumber, formatSigned } from "@/core/units";
import { Badge } from "@/ui/Badge";
import { SpacerRow, useRowWindow } from "@/ui/rowWindow";
import { coloursIn, levelWords, thresholdAt, type Colour } from "@/views/colours";
import { NoSeries } from "@/views/NoSeries";
import { flagIn } from "@/views/properties";
import {
  cellText,
  firstOrder,
  readTable,
  sortRows,
  type RowOrder,
  type TableColumn,
  type TableRow,
} from "@/views/table/rows";
import type { ViewProps } from "@/views/view";

import styles from "./Table.module.css";

const ROW_PX = 28;

/** The rows of the result; only what is seen is in the page. */
export function TableView({ properties, frames, head }: ViewProps) {
  const isWhole = flagIn(properties, "showAll");
  const table = useMemo(
    () => readTable(frames, properties, isWhole),
    [frames, properties, isWhole],
  );
  const [order, setOrder] = useState<RowOrder | null>(() => firstOrder(properties));
  const rows = useMemo(() => sortRows(table.rows, order), [table, order]);
  const levels = useMemo(() => coloursIn(properties), [properties]);
  const scroll = useRef<HTMLDivElement>(null);
  const shown = useRowWindow(scroll, { count: rows.length, rowPx: ROW_PX });
  if (rows.length === 0) return <NoSeries frames={frames} />;
  const choose = (name: string) =>
    setOrder({ name, isDescending: order?.name === name && !order.isDescending });
  return (
    <div ref={scroll} className={styles.scroll} tabIndex={0} role="region" aria-label="Rows">
      {head &&
        createPortal(
          <Badge>
            {formatNumber(rows.length, 0)} {rows.length === 1 ? "row" : "rows"}
          </Badge>,
          head,
        )}
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <HeadCell key={column.name} column={column} order={order} onChoose={choose} />
            ))}
          </tr>
        </thead>
        <tbody>
          <SpacerRow heightPx={shown.beforePx} columns={table.columns.length} />
          {shown.rows.map((index) => {
            const row = rows[index];
            return (
              row && (
                <tr key={index} aria-rowindex={index + 2}>
                  {table.columns.map((column) => (
                    <Cell
                      key={column.name}
                      row={row}
                      column={column}
                      properties={properties}
                      levels={levels}
                    />
                  ))}
                </tr>
              )
            );
          })}
          <SpacerRow heightPx={shown.afterPx} columns={table.columns.length} />
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps {
  column: TableColumn;
  order: RowOrder | null;
  onChoose(name: string): void;
}

function HeadCell({ column, order, onChoose }: HeadCellProps) {
  const isSorted = order?.name === column.name;
  return (
    <th
      scope="col"
      className={column.isNumeric ? styles.number : ""}
      aria-sort={isSorted ? (order.isDescending ? "descending" : "ascending") : "none"}
    >
      <button type="button" onClick={() => onChoose(column.name)}>
        {column.title}
      </button>
    </th>
  );
}

interface CellProps {
  row: TableRow;
  column: TableColumn;
  properties: Properties;
  levels: readonly Colour[];
}

function Cell({ row, column, properties, levels }: CellProps) {
  const zone = useTimeZone();
  const text = cellText(row, column.name, properties, zone);
  if (text === "") return <td className="faint">–</td>;
  if (!column.isNumeric) return <td className={column.name === "_time" ? "num" : ""}>{text}</td>;
  const value = numberAt(findColumn(row.frame, column.name), row.row);
  if (column.isDirection) {
    const direction = value > 0 ? "up tri" : value < 0 ? "down tri" : "";
    return <td className={`${styles.number} num ${direction}`}>{formatSigned(value, 2)}</td>;
  }
  const level = column.name === "_value" && levels.length > 0 ? thresholdAt(levels, value) : null;
  return (
    <td className={`${styles.number} num`}>
      {level && (
        <i
          className={styles.level}
          style={{ background: level.hex }}
          title={levelWords(level, String(level.value))}
        />
      )}
      {text}
    </td>
  );
}
