import { Play, Square } from "lucide-react";

import { Button } from "@/ui/Button";
import { Keys } from "@/ui/Keys";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";

/** Runs a workbench's queries; while they run it cancels. */
export function RunButton({ workbench }: { workbench: WorkbenchHandle }) {
  const { run, submit, cancel } = workbench;
  if (run.status === "running")
    return (
      <Button onClick={cancel}>
        <Square aria-hidden />
        Cancel <Keys keys="Escape" />
      </Button>
    );
  return (
    <Button look="primary" onClick={submit}>
      <Play aria-hidden />
      Run
      <span className="wide-only">
        <Keys keys="mod+Enter" />
      </span>
    </Button>
  );
}
