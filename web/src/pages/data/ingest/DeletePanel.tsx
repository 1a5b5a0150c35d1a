import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import {
  countDeletion,
  deletePoints,
  usageQuery,
  type Deletion,
  type PointsTarget,
} from "@/api/platform";
import { useTimeZone } from "@/core/chosenZone";
import type { TimeRange } from "@/core/timeRange";
import { isRange, resolveStretch } from "@/pages/data/ingest/stretch";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { TextField } from "@/ui/Field";
import { HelpText } from "@/ui/Help";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

interface Counted {
  deletion: Deletion;
  values: number;
}

const NOWHERE = { start: "", stop: "" };

export interface DeletePanelProps {
  target: PointsTarget;
  range: TimeRange;
}

/** Deletes a stretch of time, of all series or some; counted first. */
export function DeletePanel({ target, range }: DeletePanelProps) {
  const zone = useTimeZone();
  const [predicate, setPredicate] = useState("");
  // What was counted is what will be deleted, however long the answer is thought over.
  const [counted, setCounted] = useState<Counted | null>(null);
  const client = useQueryClient();
  const count = useAction(
    async () => {
      const deletion = { ...(resolveStretch(range, zone) ?? NOWHERE), predicate };
      return { deletion, values: await countDeletion(target, deletion) };
    },
    { onDone: setCounted },
  );
  const remove = useAction(async () => counted && deletePoints(target, counted.deletion), {
    onDone: async () => {
      setCounted(null);
      showToast("The values are deleted");
      await client.invalidateQueries({ queryKey: usageQuery.queryKey });
    },
  });
  return (
    <section className={styles.form} aria-label="Delete">
      <h2>Delete</h2>
      <HelpText>
        Deletes the points of the stretch above, of the series that the predicate chooses:{" "}
        <code>_measurement="trade" AND pair="BTC/USD"</code>. Without one, of all. InfluxDB deletes
        by measurement and tags; a field can't be chosen.
      </HelpText>
      <TextField
        label="Predicate"
        placeholder={'_measurement="trade" AND pair="BTC/USD"'}
        spellCheck={false}
        value={predicate}
        onChange={(event) => setPredicate(event.target.value)}
      />
      {count.error && (
        <p className={styles.problem} role="alert">
          {count.error.message}
        </p>
      )}
      <div className="row">
        <Button
          disabled={!isRange(range) || !target.bucket || count.isPending}
          onClick={() => count.mutate()}
        >
          Count, then delete
        </Button>
      </div>
      {counted && (
        <ConfirmDialog
          title={`Delete from ${target.bucket}`}
          name={target.bucket}
          action="Delete values"
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setCounted(null)}
        >
          {counted.values.toLocaleString("en-US")} values between {counted.deletion.start} and{" "}
          {counted.deletion.stop} are deleted for good.
        </ConfirmDialog>
      )}
    </section>
  );
}
