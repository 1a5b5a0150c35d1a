import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { deleteDashboard, type Dashboard } from "@/api/dashboards";
import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { showToast } from "@/ui/Toast";

import styles from "./DashboardsPage.module.css";

export interface DeleteDashboardDialogProps {
  dashboard: Dashboard;
  onClose(): void;
  onDeleted?(): void;
}

/** Asks before a dashboard goes with all its cells. */
export function DeleteDashboardDialog(props: DeleteDashboardDialogProps) {
  const { dashboard, onClose, onDeleted } = props;
  const [isBusy, setBusy] = useState(false);
  const client = useQueryClient();
  const name = dashboard.name || "Untitled dashboard";
  const remove = () => {
    setBusy(true);
    deleteDashboard(dashboard.id)
      .then(() => {
        void client.invalidateQueries({ queryKey: ["dashboards"] });
        showToast(`Deleted “${name}”`);
        onClose();
        return onDeleted?.();
      })
      .catch((error: unknown) => {
        setBusy(false);
        showToast(error instanceof Error ? error.message : String(error));
      });
  };
  const { length } = dashboard.cells;
  return (
    <Dialog title={`Delete “${name}”?`} isOpen onClose={onClose}>
      <DialogBody>
        <p>
          It goes with its {length} {length === 1 ? "cell" : "cells"}. The data it shows stays. An
          export as JSON brings it back.
        </p>
        <div className={styles.answers}>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="primary" disabled={isBusy} onClick={remove}>
            Delete
          </Button>
        </div>
      </DialogBody>
    </Dialog>
  );
}
