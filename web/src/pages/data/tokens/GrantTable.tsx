import type { Action, Bucket } from "@/api/platform";
import { EVERY_BUCKET, type Grants } from "@/pages/data/tokens/access";

import styles from "../Data.module.css";

export interface GrantTableProps {
  buckets: readonly Bucket[];
  grants: Grants;
  onToggle(bucketId: string, action: Action): void;
}

const ACTIONS = ["read", "write"] as const;

/** Two ticks for each bucket. */
export function GrantTable({ buckets, grants, onToggle }: GrantTableProps) {
  const rows = [{ id: EVERY_BUCKET, name: "every bucket" }, ...buckets];
  return (
    <div className={styles.grants}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Bucket</th>
            <th scope="col" className={styles.tick}>
              Read
            </th>
            <th scope="col" className={styles.tick}>
              Write
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {ACTIONS.map((action) => (
                <td key={action} className={styles.tick}>
                  <input
                    type="checkbox"
                    aria-label={`${action} ${name}`}
                    checked={grants[id]?.includes(action) ?? false}
                    onChange={() => onToggle(id, action)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
