import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";

import { isNull, textAt, type Column, type Frame } from "@/api/frames";
import { formatNumber } from "@/core/units";
import { Segments } from "@/ui/Segments";

import styles from "./TableView.module.css";

const ROW_PX = 24;
const MOST_FRAMES = 8;

function frameName(frame: Frame, index: number): string {
  const name = frame.result === "_result" || frame.result === "" ? "Result" : frame.result;
  return `${index + 1}: ${name}`;
}

/** The rows as they came, one kind of table at a time; only what is seen is in the page. */
export function TableView({ frames }: { frames: readonly Frame[] }) {
  const filled = frames.filter(({ rows }) => rows > 0).slice(0, MOST_FRAMES);
  const [chosen, setChosen] = useState("0");
  const frame = filled[Number(chosen)] ?? filled[0];
  if (!frame) return null;
  return (
    <>
      {filled.length > 1 && (
        <div className={styles.bar}>
          <Segments
            label="Table"
            value={filled[Number(chosen)] ? chosen : "0"}
            segments={filled.map((each, index) => ({
              value: String(index),
              label: frameName(each, index),
            }))}
            onChange={setChosen}
          />
          <span className="cap faint">tables of different columns</span>
        </div>
      )}
      <FrameTable key={chosen} frame={frame} />
    </>
  );
}

function isNumeric({ type }: Column): boolean {
  return type === "double" || type === "long" || type === "unsignedLong";
}

function FrameTable({ frame }: { frame: Frame }) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: frame.rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroll} className={styles.scroll} tabIndex={0} role="region" aria-label="Rows">
      <table className={styles.table} aria-rowcount={frame.rows + 1}>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              table<small>{formatNumber(frame.rows, 0)} rows</small>
            </th>
            {frame.columns.map((column) => (
              <th key={column.label} scope="col" className={isNumeric(column) ? styles.number : ""}>
                {column.label}
                <small>
                  {column.type}
                  {column.isGroup && ", group"}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} columns={frame.columns.length + 1} />}
          {items.map(({ index, key }) => (
            <Row key={key} frame={frame} row={index} />
          ))}
          {after > 0 && <Spacer height={after} columns={frame.columns.length + 1} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}

function Row({ frame, row }: { frame: Frame; row: number }) {
  const isFirst = row > 0 && frame.tables[row] !== frame.tables[row - 1];
  return (
    <tr className={isFirst ? styles.first : ""} aria-rowindex={row + 2}>
      <td className={`${styles.number} faint`}>{frame.tables[row]}</td>
      {frame.columns.map((column) => (
        <td
          key={column.label}
          data-group={column.isGroup}
          className={isNumeric(column) ? styles.number : ""}
        >
          {isNull(column, row) ? <span className="faint">null</span> : textAt(column, row)}
        </td>
      ))}
    </tr>
  );
}
