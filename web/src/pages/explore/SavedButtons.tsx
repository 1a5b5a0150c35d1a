import { FolderOpen, Save } from "lucide-react";
import { useState } from "react";

import { SaveDialog } from "@/pages/explore/SaveDialog";
import { SavedDialog } from "@/pages/explore/SavedDialog";
import { IconButton } from "@/ui/Button";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";
import { fromViewQuery } from "@/workbench/viewQuery";

/** The ways to a saved query and from one. */
export function SavedButtons({ workbench }: { workbench: WorkbenchHandle }) {
  const [open, setOpen] = useState<"none" | "save" | "saved">("none");
  const close = () => setOpen("none");
  const { bucket, dispatch } = workbench;
  return (
    <>
      <IconButton label="Saved queries" look="normal" onClick={() => setOpen("saved")}>
        <FolderOpen aria-hidden />
      </IconButton>
      <IconButton label="Save as" look="normal" onClick={() => setOpen("save")}>
        <Save aria-hidden />
      </IconButton>
      {open === "save" && <SaveDialog workbench={workbench} onClose={close} />}
      {open === "saved" && (
        <SavedDialog
          onClose={close}
          onOpen={({ queries }) => {
            const drafts = queries.map((query) => fromViewQuery(query, bucket));
            dispatch({ kind: "opened", drafts });
            close();
          }}
        />
      )}
    </>
  );
}
