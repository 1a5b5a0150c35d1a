import { lazy, Suspense, type RefObject } from "react";

import type { TimeRange } from "@/core/timeRange";
import type { FluxEditorHandle } from "@/editor/FluxEditor";
import { rangeExtern } from "@/flux/extern";
import type { RunFailure } from "@/workbench/results/runReducer";
import { ErrorLines } from "@/workbench/script/ErrorLines";
import { Panel } from "@/ui/Panel";

import styles from "../Workbench.module.css";

// Who stays with the builder need not load it.
const FluxEditor = lazy(() =>
  import("@/editor/FluxEditor").then((editor) => ({ default: editor.FluxEditor })),
);

export interface EditorPanelProps {
  editor: RefObject<FluxEditorHandle | null>;
  initialText: string;
  range: TimeRange;
  failure: RunFailure | null;
  onChange(text: string): void;
  onRun(): void;
  onCancel(): boolean;
}

export function EditorPanel(props: EditorPanelProps) {
  const { editor, initialText, range, failure, onChange, onRun, onCancel } = props;
  return (
    <Panel label="Script">
      <div className={styles.editor}>
        <Suspense fallback={<p className={styles.waiting}>loading the editor</p>}>
          <FluxEditor
            ref={editor}
            initialText={initialText}
            failure={failure}
            onChange={onChange}
            onRun={onRun}
            onCancel={onCancel}
            extern={() => rangeExtern(range, Date.now(), window.innerWidth)}
          />
        </Suspense>
      </div>
      {failure && (
        <ErrorLines
          message={failure.message}
          onShow={() => editor.current?.showProblems(failure.message)}
        />
      )}
    </Panel>
  );
}
