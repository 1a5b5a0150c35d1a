import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

import { isNull, isNumeric, textAt, type Frame } from "@/api/frames";
import { formatNumber } from "@/core/units";
import { FIRST_CELL, moveCell, type Cell } from "@/workbench/results/gridCursor";
import { rowCsv } from "@/workbench/results/rowCsv";
import { ContextMenu, ContextMenuItem } from "@/ui/ContextMenu";
import { copyText } from "@/ui/clipboard";
import { SpacerRow, useRowWindow } from "@/ui/rowWindow";

import styles from "./TableView.module.css";

const ROW_PX = 24;
const HEAD_PX = 44;

function copyCell(frame: Frame, { row, column }: Cell): void {
  const label = frame.columns[column]?.label ?? "";
  copyText(textAt(frame.columns[column], row), `Copied the cell of ${label}`);
}

function copyRow(frame: Frame, { row }: Cell): void {
  copyText(rowCsv(frame, row), "Copied the row as CSV");
}

/** Whether the key copies, and that what is marked by hand is not meant. */
function isCopy(event: KeyboardEvent): boolean {
  const isKey = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c";
  return isKey && (window.getSelection()?.isCollapsed ?? true);
}

function cellOf(target: EventTarget): Cell | null {
  const place = target instanceof Element ? target.closest<HTMLElement>("td[data-column]") : null;
  if (!place) return null;
  return { row: Number(place.dataset["row"]), column: Number(place.dataset["column"]) };
}

/** One kind of table; a cursor walks its cells, which are copied singly or by row. */
export function FrameTable({ frame }: { frame: Frame }) {
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Cell | null>(null);
  const shown = useRowWindow(scroll, { count: frame.rows, rowPx: ROW_PX, headPx: HEAD_PX });
  // A refresh may bring fewer rows than the cursor stood on.
  const cell = chosen && chosen.row < frame.rows ? chosen : null;
  const isDrawn = cell !== null && shown.rows.includes(cell.row);
  const press = (event: KeyboardEvent) => {
    const from = cell ?? FIRST_CELL;
    if (isCopy(event)) {
      event.preventDefault();
      return event.shiftKey ? copyRow(frame, from) : copyCell(frame, from);
    }
    const page = Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - HEAD_PX) / ROW_PX));
    const size = { rows: frame.rows, columns: frame.columns.length, page };
    const next = moveCell(from, event.key, event.ctrlKey || event.metaKey, size);
    if (!next || event.altKey) return undefined;
    event.preventDefault();
    setChosen(next);
    return shown.scrollTo(next.row);
  };
  const table = (
    <div
      ref={scroll}
      className={styles.scroll}
      role="region"
      aria-label="Rows"
      onPointerDown={(event: PointerEvent) => {
        const pressed = cellOf(event.target);
        if (pressed) setChosen(pressed);
      }}
    >
      <table
        // A data grid is a table whose cells a cursor walks.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        className={styles.table}
        tabIndex={0}
        aria-label="Rows"
        aria-rowcount={frame.rows + 1}
        aria-activedescendant={isDrawn ? `${id}cell` : undefined}
        onFocus={() => setChosen(cell ?? FIRST_CELL)}
        onKeyDown={press}
      >
        <Head frame={frame} />
        <tbody>
          <SpacerRow heightPx={shown.beforePx} columns={frame.columns.length + 1} />
          {shown.rows.map((row) => (
            <Row
              key={row}
              frame={frame}
              row={row}
              chosen={cell?.row === row ? cell.column : null}
              chosenId={`${id}cell`}
            />
          ))}
          <SpacerRow heightPx={shown.afterPx} columns={frame.columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
  return (
    <ContextMenu label="Cell" target={table}>
      <ContextMenuItem keys="mod+c" onSelect={() => copyCell(frame, cell ?? FIRST_CELL)}>
        Copy cell
      </ContextMenuItem>
      <ContextMenuItem keys="mod+Shift+c" onSelect={() => copyRow(frame, cell ?? FIRST_CELL)}>
        Copy row as CSV
      </ContextMenuItem>
    </ContextMenu>
  );
}

function Head({ frame }: { frame: Frame }) {
  return (
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
  );
}

interface RowProps {
  frame: Frame;
  row: number;
  /** The column of this row's cell that the cursor stands on. */
  chosen: number | null;
  chosenId: string;
}

function Row({ frame, row, chosen, chosenId }: RowProps) {
  const isFirst = row > 0 && frame.tables[row] !== frame.tables[row - 1];
  const place = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (chosen !== null) place.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  return (
    <tr className={isFirst ? styles.first : ""} aria-rowindex={row + 2}>
      <td className={`${styles.number} faint`}>{frame.tables[row]}</td>
      {frame.columns.map((column, index) => (
        <td
          key={column.label}
          ref={index === chosen ? place : null}
          id={index === chosen ? chosenId : undefined}
          aria-selected={index === chosen || undefined}
          data-row={row}
          data-column={index}
          data-group={column.isGroup}
          className={isNumeric(column) ? styles.number : ""}
        >
          {isNull(column, row) ? <span className="faint">null</span> : textAt(column, row)}
        </td>
      ))}
    </tr>
  );
}
