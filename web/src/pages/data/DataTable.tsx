import type { ReactNode } from "react";

import { BoneRows } from "@/pages/data/BoneRows";

import styles from "./Data.module.css";

export interface DataColumn {
  title: string;
  isNumber?: boolean;
  /** Left out where the screen is narrow. */
  isWideOnly?: boolean;
}

function columnLook({ isNumber = false, isWideOnly = false }: DataColumn): string {
  return `${isNumber ? styles.number : ""} ${isWideOnly ? "wide-only" : ""}`.trim();
}

export interface DataTableProps<T> {
  columns: readonly DataColumn[];
  /** Null while they are being read. */
  rows: readonly T[] | null;
  /** A row, which ends with what can be done with it. */
  children(row: T): ReactNode;
}

/** A table of what is kept, with bones while it is read. */
export function DataTable<T>({ columns, rows, children }: DataTableProps<T>) {
  return (
    <table className={styles.table} aria-busy={rows === null}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" className={columnLook(column)}>
              {column.title}
            </th>
          ))}
          <th scope="col" className={styles.actions}>
            <span className="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows === null ? <BoneRows columns={columns.length + 1} /> : rows.map(children)}
      </tbody>
    </table>
  );
}
