import { useQueryClient } from "@tanstack/react-query";

import { deleteDashboard, type Dashboard } from "@/api/dashboards";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

export interface DeleteDashboardDialogProps {
  dashboard: Dashboard;
  onClose(): void;
  onDeleted?(): void;
}

/** Asks before a dashboard goes with all its cells. */
export function DeleteDashboardDialog(props: DeleteDashboardDialogProps) {
  const { dashboard, onClose, onDeleted } = props;
  const client = useQueryClient();
  const name = dashboard.name || "Untitled dashboard";
  const removal = useAction(() => deleteDashboard(dashboard.id), {
    onDone: () => {
      void client.invalidateQueries({ queryKey: ["dashboards"] });
      showToast(`Deleted “${name}”`);
      onClose();
      onDeleted?.();
    },
  });
  const { length } = dashboard.cells;
  return (
    <ConfirmDialog
      title={`Delete “${name}”?`}
      action="Delete"
      isPending={removal.isPending}
      error={removal.error}
      onConfirm={() => removal.mutate()}
      onClose={onClose}
    >
      It goes with its {length} {length === 1 ? "cell" : "cells"}. The data it shows stays. An
      export as JSON brings it back.
    </ConfirmDialog>
  );
}
