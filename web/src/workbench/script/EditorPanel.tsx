import type { RefObject } from "react";

import type { TimeRange } from "@/core/timeRange";
import { FluxEditor, type FluxEditorHandle } from "@/editor/FluxEditor";
import { rangeExtern } from "@/flux/extern";
import { ErrorLines } from "@/workbench/script/ErrorLines";
import { Panel } from "@/ui/Panel";

import styles from "../Workbench.module.css";

export interface EditorPanelProps {
  editor: RefObject<FluxEditorHandle | null>;
  initialText: string;
  range: TimeRange;
  error: string | null;
  onChange(text: string): void;
  onRun(): void;
  onCancel(): boolean;
}

export function EditorPanel(props: EditorPanelProps) {
  const { editor, initialText, range, error, onChange, onRun, onCancel } = props;
  return (
    <Panel label="Script">
      <div className={styles.editor}>
        <FluxEditor
          ref={editor}
          initialText={initialText}
          onChange={onChange}
          onRun={onRun}
          onCancel={onCancel}
          extern={() => rangeExtern(range, Date.now(), window.innerWidth)}
        />
      </div>
      {error && <ErrorLines message={error} onShow={() => editor.current?.showProblems(error)} />}
    </Panel>
  );
}
