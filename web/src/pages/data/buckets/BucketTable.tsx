import { Pencil, Trash2 } from "lucide-react";

import type { Bucket, BucketUsage } from "@/api/platform";
import { formatBytes, formatNumber } from "@/core/units";
import { describeRetention } from "@/pages/data/buckets/retention";
import { BoneRows } from "@/pages/data/BoneRows";
import { Badge } from "@/ui/Badge";
import { IconButton } from "@/ui/Button";

import styles from "../Data.module.css";

export interface BucketTableProps {
  /** Null while they are being read. */
  buckets: Bucket[] | null;
  usage: Map<string, BucketUsage> | undefined;
  onEdit(bucket: Bucket): void;
  onDelete(bucket: Bucket): void;
}

export function BucketTable({ buckets, usage, onEdit, onDelete }: BucketTableProps) {
  return (
    <table className={styles.table} aria-busy={buckets === null}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Keeps points</th>
          <th scope="col" className={styles.number}>
            On disk
          </th>
          <th scope="col" className={`${styles.number} wide-only`}>
            Values
          </th>
          <th scope="col" className={`${styles.number} wide-only`}>
            Series
          </th>
          <th scope="col" className={styles.actions}>
            <span className="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {buckets === null ? (
          <BoneRows columns={6} />
        ) : (
          buckets.map((bucket) => (
            <BucketRow
              key={bucket.id}
              bucket={bucket}
              usage={usage?.get(bucket.id)}
              onEdit={() => onEdit(bucket)}
              onDelete={() => onDelete(bucket)}
            />
          ))
        )}
      </tbody>
    </table>
  );
}

interface BucketRowProps {
  bucket: Bucket;
  usage: BucketUsage | undefined;
  onEdit(): void;
  onDelete(): void;
}

function BucketRow({ bucket, usage, onEdit, onDelete }: BucketRowProps) {
  const isSystem = bucket.type === "system";
  return (
    <tr>
      <td>
        <span className="row">
          <span className={`${styles.name} clip`} title={bucket.description}>
            {bucket.name}
          </span>
          {isSystem && <Badge title="The platform writes it">system</Badge>}
          {bucket.labels.map(({ name }) => (
            <Badge key={name}>{name}</Badge>
          ))}
        </span>
      </td>
      <td>{describeRetention(bucket.retentionRules[0]?.everySeconds ?? 0)}</td>
      <td className={styles.number}>{usage ? formatBytes(usage.disk_bytes) : "–"}</td>
      <td className={`${styles.number} wide-only`}>
        {usage ? formatNumber(usage.values, 0) : "–"}
      </td>
      <td className={`${styles.number} wide-only`}>
        {usage ? formatNumber(usage.series, 0) : "–"}
      </td>
      <td className={styles.actions}>
        <IconButton label={`Edit ${bucket.name}`} onClick={onEdit}>
          <Pencil aria-hidden />
        </IconButton>
        <IconButton label={`Delete ${bucket.name}`} onClick={onDelete} disabled={isSystem}>
          <Trash2 aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}
