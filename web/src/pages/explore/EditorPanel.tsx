import { BookOpen, History } from "lucide-react";
import type { RefObject } from "react";

import { usePreferences } from "@/core/prefs";
import { FluxEditor, type FluxEditorHandle } from "@/editor/FluxEditor";
import { readProblems } from "@/editor/problems";
import { exampleScripts } from "@/flux/schemaQueries";
import { Button } from "@/ui/Button";
import { Menu, MenuHeading, MenuItem, MenuLine } from "@/ui/Menu";
import { Panel } from "@/ui/Panel";

import styles from "./ExplorePage.module.css";

export interface EditorPanelProps {
  editor: RefObject<FluxEditorHandle | null>;
  initialText: string;
  bucket: string;
  error: string | null;
  onRun(): void;
  onCancel(): boolean;
  onScript(script: string): void;
}

export function EditorPanel({
  editor,
  initialText,
  bucket,
  error,
  onRun,
  onCancel,
  onScript,
}: EditorPanelProps) {
  return (
    <Panel
      label="Script"
      title="Flux script"
      actions={
        <span className="push row">
          <ExampleMenu bucket={bucket} onScript={onScript} />
          <HistoryMenu onScript={onScript} />
        </span>
      }
    >
      <div className={styles.editor}>
        <FluxEditor ref={editor} initialText={initialText} onRun={onRun} onCancel={onCancel} />
      </div>
      {error && <ErrorLines message={error} onShow={() => editor.current?.showProblems(error)} />}
    </Panel>
  );
}

/** The server's words under the editor; a place leads there. */
function ErrorLines({ message, onShow }: { message: string; onShow(): void }) {
  return (
    <div className={styles.error} role="alert">
      {readProblems(message).map(({ place, message: words }, index) => (
        <div key={index}>
          {place && (
            <>
              <button type="button" onClick={onShow}>
                {place.startLine}:{place.startColumn}
              </button>{" "}
            </>
          )}
          {words}
        </div>
      ))}
    </div>
  );
}

function ExampleMenu({ bucket, onScript }: { bucket: string; onScript(script: string): void }) {
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button look="quiet" size="small">
          <BookOpen aria-hidden />
          Examples
        </Button>
      }
    >
      {exampleScripts(bucket).map(({ name, description, script }) => (
        <MenuItem key={name} onSelect={() => onScript(script)}>
          <span className={styles.example}>
            {name}
            <span className="cap dim">{description}</span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

function HistoryMenu({ onScript }: { onScript(script: string): void }) {
  const past = usePreferences((state) => state.history);
  const forget = usePreferences((state) => state.forgetHistory);
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button look="quiet" size="small">
          <History aria-hidden />
          History
        </Button>
      }
    >
      {past.length === 0 && <MenuHeading>What you run is kept here, in this browser</MenuHeading>}
      {past.slice(0, 20).map((script) => (
        <MenuItem key={script} onSelect={() => onScript(script)}>
          <span className={`${styles.past} clip`}>{script.replaceAll(/\s+/g, " ")}</span>
        </MenuItem>
      ))}
      {past.length > 0 && (
        <>
          <MenuLine />
          <MenuItem onSelect={forget}>Forget all</MenuItem>
        </>
      )}
    </Menu>
  );
}
