import { useState, type FormEvent } from "react";

import { createBucket, updateBucket, type Bucket } from "@/api/platform";
import { describeRetention, parseRetention, RETENTIONS } from "@/pages/data/buckets/retention";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { FormEnd } from "@/ui/FormEnd";
import { SelectField } from "@/ui/SelectField";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

export interface BucketDialogProps {
  organizationId: string;
  /** The bucket to change; null makes one. */
  bucket: Bucket | null;
  onSaved(): Promise<unknown>;
  onClose(): void;
}

export function BucketDialog({ organizationId, bucket, onSaved, onClose }: BucketDialogProps) {
  const [name, setName] = useState(bucket?.name ?? "");
  const [description, setDescription] = useState(bucket?.description ?? "");
  const [retention, setRetention] = useState(() => initialRetention(bucket));
  const [isTried, setTried] = useState(false);
  const everySeconds =
    retention.choice === "other" ? parseRetention(retention.other) : Number(retention.choice);
  const form = { name: name.trim(), description, everySeconds: everySeconds ?? 0 };
  const save = useAction(
    () => (bucket ? updateBucket(bucket.id, form) : createBucket(organizationId, form)),
    {
      onDone: async () => {
        await onSaved();
        showToast(`Bucket ${form.name} ${bucket ? "is changed" : "is made"}`);
        onClose();
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.name && everySeconds !== null) save.mutate();
  };
  const kept = bucket?.retentionRules[0]?.everySeconds ?? 0;
  const isShorter =
    bucket !== null &&
    everySeconds !== null &&
    everySeconds > 0 &&
    (kept === 0 || everySeconds < kept);
  return (
    <Dialog title={bucket ? `Edit bucket ${bucket.name}` : "New bucket"} isOpen onClose={onClose}>
      <DialogBody>
        <form className={styles.form} onSubmit={submit} noValidate>
          <TextField
            label="Name"
            autoFocus
            spellCheck={false}
            autoComplete="off"
            value={name}
            disabled={bucket?.type === "system"}
            isInvalid={isTried && !form.name}
            {...(isTried && !form.name ? { hint: "a bucket needs a name" } : {})}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            label="Description"
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
          <div className={styles.pair}>
            <SelectField
              label="Keep points"
              options={RETENTIONS}
              value={retention.choice}
              onChange={(event) => setRetention({ ...retention, choice: event.target.value })}
            />
            {retention.choice === "other" && (
              <TextField
                label="How long"
                placeholder="36h"
                value={retention.other}
                isInvalid={isTried && everySeconds === null}
                hint="a duration such as 36h, 10d or 2w; at least an hour"
                onChange={(event) => setRetention({ ...retention, other: event.target.value })}
              />
            )}
          </div>
          {isShorter && (
            <p className={styles.problem} role="status">
              Points older than {describeRetention(everySeconds)} are dropped for good.
            </p>
          )}
          <FormEnd
            error={save.error}
            action={bucket ? "Save" : "Create"}
            isDisabled={save.isPending}
            onCancel={onClose}
          />
        </form>
      </DialogBody>
    </Dialog>
  );
}

function initialRetention(bucket: Bucket | null): { choice: string; other: string } {
  const seconds = bucket?.retentionRules[0]?.everySeconds ?? 0;
  const known = RETENTIONS.some(({ value }) => value === String(seconds));
  return known ? { choice: String(seconds), other: "" } : { choice: "other", other: `${seconds}s` };
}
