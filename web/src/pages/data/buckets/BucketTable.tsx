import { Pencil, Trash2 } from "lucide-react";

import type { Bucket, BucketUsage } from "@/api/platform";
import { formatBytes, formatNumber } from "@/core/units";
import { describeRetention } from "@/pages/data/buckets/retention";
import { DataTable } from "@/pages/data/DataTable";
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

const COLUMNS = [
  { title: "Name" },
  { title: "Keeps points" },
  { title: "On disk", isNumber: true },
  { title: "Values", isNumber: true, isWideOnly: true },
  { title: "Series", isNumber: true, isWideOnly: true },
];

export function BucketTable({ buckets, usage, onEdit, onDelete }: BucketTableProps) {
  return (
    <DataTable columns={COLUMNS} rows={buckets}>
      {(bucket) => (
        <BucketRow
          key={bucket.id}
          bucket={bucket}
          usage={usage?.get(bucket.id)}
          onEdit={() => onEdit(bucket)}
          onDelete={() => onDelete(bucket)}
        />
      )}
    </DataTable>
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
