import type { ColumnRole, CsvTable, Mapping } from "@/pages/data/ingest/csvPoints";
import { TextField } from "@/ui/Field";
import field from "@/ui/Field.module.css";

import styles from "../Data.module.css";

export interface MappingTableProps {
  table: CsvTable;
  mapping: Mapping;
  onChange(mapping: Mapping): void;
}

const ROLES: [ColumnRole, string][] = [
  ["time", "time"],
  ["tag", "tag"],
  ["field", "field"],
  ["skip", "left out"],
];

/** What each column of a file is. */
export function MappingTable({ table, mapping, onChange }: MappingTableProps) {
  const setRole = (column: number, role: ColumnRole) =>
    onChange({
      ...mapping,
      roles: mapping.roles.map((old, index) =>
        index === column ? role : role === "time" && old === "time" ? "tag" : old,
      ),
    });
  return (
    <section aria-label="Columns" className={styles.form}>
      <TextField
        label="Measurement"
        value={mapping.measurement}
        onChange={(event) => onChange({ ...mapping, measurement: event.target.value })}
      />
      <div className={styles.grants}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First value</th>
              <th scope="col">Is a</th>
            </tr>
          </thead>
          <tbody>
            {table.header.map((name, column) => (
              <tr key={`${column} ${name}`}>
                <th scope="row">{name}</th>
                <td className="num">{table.rows[0]?.cells[column]}</td>
                <td>
                  <span className={field.field}>
                    <select
                      aria-label={`${name} is a`}
                      value={mapping.roles[column]}
                      onChange={(event) => {
                        const role = ROLES.find(([value]) => value === event.target.value);
                        if (role) setRole(column, role[0]);
                      }}
                    >
                      {ROLES.map(([value, label]) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
