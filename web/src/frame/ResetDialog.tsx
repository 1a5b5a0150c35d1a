import { deletePreferences } from "@/api/preferences";
import { resetPreferences } from "@/core/prefs";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { showToast } from "@/ui/Toast";
import { useAction } from "@/ui/useAction";

/** Asks before what was chosen is forgotten, here and by the server. */
export function ResetDialog({ onClose }: { onClose(): void }) {
  const reset = useAction(deletePreferences, {
    onDone: () => {
      resetPreferences();
      showToast("The page looks as it did at first");
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title="Reset the page’s looks?"
      action="Reset"
      isPending={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate()}
      onClose={onClose}
    >
      Theme, colours, sorting, indicators, stars and what the palette remembers become as they were
      at first, and the server forgets them. Past queries, dashboards and data stay.
    </ConfirmDialog>
  );
}
