import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState, type FormEvent } from "react";

import {
  attachLabel,
  createLabel,
  detachLabel,
  labelsQuery,
  type Dashboard,
} from "@/api/dashboards";
import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { showToast } from "@/ui/Toast";

import styles from "./DashboardsPage.module.css";

export interface LabelsDialogProps {
  dashboard: Dashboard;
  orgID: string;
  onClose(): void;
}

/** The labels of a dashboard: those there are, and a new one. */
export function LabelsDialog({ dashboard, orgID, onClose }: LabelsDialogProps) {
  const client = useQueryClient();
  const { data: labels } = useQuery(labelsQuery(orgID));
  const [name, setName] = useState("");
  const held = new Set(dashboard.labels.map(({ id }) => id));
  const change = (act: () => Promise<unknown>) =>
    act()
      .then(() =>
        Promise.all([
          client.invalidateQueries({ queryKey: ["dashboards"] }),
          client.invalidateQueries({ queryKey: ["labels"] }),
        ]),
      )
      .catch((error: unknown) => showToast(error instanceof Error ? error.message : String(error)));
  const toggle = (id: string) =>
    change(() => (held.has(id) ? detachLabel : attachLabel)(dashboard.id, id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (!wanted) return;
    setName("");
    void change(async () => {
      const known = labels?.find((label) => label.name === wanted);
      const label = known ?? (await createLabel(orgID, wanted));
      await attachLabel(dashboard.id, label.id);
    });
  };
  return (
    <Dialog title={`Labels of ${dashboard.name}`} isOpen onClose={onClose}>
      <DialogBody>
        <div className={styles.labels}>
          {(labels ?? []).map((label) => (
            <Button
              key={label.id}
              size="small"
              aria-pressed={held.has(label.id)}
              onClick={() => void toggle(label.id)}
            >
              {held.has(label.id) && <Check aria-hidden />}
              {label.name}
            </Button>
          ))}
          {labels?.length === 0 && <p className="dim">There are no labels yet.</p>}
        </div>
        <form className={styles.newLabel} onSubmit={submit}>
          <TextField
            label="New label"
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit">Add</Button>
        </form>
      </DialogBody>
    </Dialog>
  );
}
