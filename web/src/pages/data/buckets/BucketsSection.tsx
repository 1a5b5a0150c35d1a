import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";

import { bucketsQuery, deleteBucket, usageQuery, type Bucket } from "@/api/platform";
import { reload } from "@/api/reload";
import { BucketDialog } from "@/pages/data/buckets/BucketDialog";
import { BucketTable } from "@/pages/data/buckets/BucketTable";
import type { SectionProps } from "@/pages/data/DataPage";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { HelpText } from "@/ui/Help";
import { Empty, Failure } from "@/ui/States";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

/** Buckets: how long each keeps its points, and what it takes on disk. */
export function BucketsSection({ organization }: SectionProps) {
  const [edited, setEdited] = useState<Bucket | "new" | null>(null);
  const [doomed, setDoomed] = useState<Bucket | null>(null);
  const buckets = useQuery(bucketsQuery(organization.id));
  const { data: usage } = useQuery(usageQuery);
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([reload(client, ["buckets"]), reload(client, usageQuery.queryKey)]);
  return (
    <>
      <div className={styles.bar}>
        <HelpText>
          A bucket is a named place for points. Its retention says how long they are kept: older
          ones are dropped, and points that are older when they arrive are refused.
        </HelpText>
        <Button look="primary" className="push" onClick={() => setEdited("new")}>
          <Plus aria-hidden />
          Bucket
        </Button>
      </div>
      <div className={styles.scroll}>
        {buckets.isError ? (
          <Failure
            title="The buckets could not be read"
            details={buckets.error.message}
            onRetry={() => void buckets.refetch()}
          />
        ) : buckets.data?.length === 0 ? (
          <Empty title="No bucket that you may read" />
        ) : (
          <BucketTable
            buckets={buckets.data ?? null}
            usage={usage}
            onEdit={setEdited}
            onDelete={setDoomed}
          />
        )}
      </div>
      {edited && (
        <BucketDialog
          organizationId={organization.id}
          bucket={edited === "new" ? null : edited}
          onSaved={refresh}
          onClose={() => setEdited(null)}
        />
      )}
      {doomed && (
        <DeleteBucketDialog bucket={doomed} onDeleted={refresh} onClose={() => setDoomed(null)} />
      )}
    </>
  );
}

interface DeleteBucketDialogProps {
  bucket: Bucket;
  onDeleted(): Promise<unknown>;
  onClose(): void;
}

function DeleteBucketDialog({ bucket, onDeleted, onClose }: DeleteBucketDialogProps) {
  const remove = useAction(() => deleteBucket(bucket.id), {
    onDone: async () => {
      await onDeleted();
      showToast(`Bucket ${bucket.name} is deleted`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Delete bucket ${bucket.name}`}
      name={bucket.name}
      action="Delete bucket"
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      The bucket and all its points are deleted for good. Dashboards and scripts that read it will
      find nothing.
    </ConfirmDialog>
  );
}
