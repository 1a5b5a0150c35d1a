import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";

import type { Cell, Properties } from "@/api/dashboards";
import { statusQuery } from "@/api/session";
import { isPaused } from "@/core/refresh";
import { asKind, readQueries, withQueries } from "@/dashboards/cellEdit";
import { scriptValues } from "@/dashboards/runScripts";
import { Header } from "@/frame/Header";
import { CellPreview } from "@/pages/dashboard/CellPreview";
import type { DashboardViewState } from "@/pages/dashboard/useDashboardView";
import { Variables } from "@/pages/dashboard/Variables";
import { ViewPicker } from "@/pages/dashboard/ViewPicker";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { HelpText } from "@/ui/Help";
import { RefreshPicker } from "@/ui/RefreshPicker";
import { TimeRangePicker } from "@/ui/TimeRangePicker";
import { textIn } from "@/views/properties";
import { findViewKind, VIEW_KINDS } from "@/views/registry";
import type { ViewKind } from "@/views/view";
import { QueryStrip } from "@/workbench/QueryStrip";
import type { ResultView } from "@/workbench/results/ResultPanel";
import { RunButton } from "@/workbench/RunButton";
import { useWorkbench } from "@/workbench/useWorkbench";
import type { WorkbenchValue } from "@/workbench/viewQuery";
import { Workbench } from "@/workbench/Workbench";

import styles from "./CellEditor.module.css";

export interface CellEditorProps {
  cell: Cell;
  view: DashboardViewState;
  /** Gives true where the server has stored it. */
  onSave(view: { name: string; properties: Properties }): Promise<boolean>;
  onClose(): void;
}

/** Edits a cell on the workbench that Explore has, with the cell's own view as its result. */
export function CellEditor(props: CellEditorProps) {
  const { data: status } = useQuery(statusQuery);
  const kind = findViewKind(textIn(props.cell.properties, "type"));
  if (kind?.shapes === "note") return <NoteEditor {...props} />;
  if (!status) return null;
  return <QueryCellEditor {...props} bucket={status.bucket ?? "kraken"} />;
}

/** What a view makes of a result. */
const NEEDS: Record<ViewKind["shapes"], string> = {
  series: "Every table with a time column and numbers is a line.",
  value: "The last number of the first table is shown.",
  rows: "Rows are drawn as they come: each from the columns named here.",
  note: "",
};

function useDraft(cell: Cell) {
  const [name, setName] = useState(cell.name);
  const [properties, setProperties] = useState<Properties>(() =>
    findViewKind(textIn(cell.properties, "type"))
      ? cell.properties
      : { ...VIEW_KINDS[0]?.defaults, ...cell.properties, type: "xy", shape: "chronograf-v2" },
  );
  const [initial] = useState({ name, properties });
  const isChanged =
    name !== initial.name || JSON.stringify(properties) !== JSON.stringify(initial.properties);
  return { name, setName, properties, setProperties, isChanged };
}

function QueryCellEditor({
  cell,
  view,
  bucket,
  onSave,
  onClose,
}: CellEditorProps & { bucket: string }) {
  const { range, setRange, run } = view;
  const draft = useDraft(cell);
  const { name, properties, setProperties } = draft;
  const { values } = run;
  const valuesOf = useCallback((script: string) => scriptValues(script, values), [values]);
  const workbench = useWorkbench({
    value: useMemo(() => readQueries(cell.properties, bucket), [cell.properties, bucket]),
    bucket,
    range,
    values: valuesOf,
  });
  const [before] = useState<WorkbenchValue>(workbench.value);
  const [resultView, setResultView] = useState<ResultView>("graph");
  const isNew = readQueries(cell.properties, bucket).queries.length === 0;
  const isDirty =
    isNew || draft.isChanged || JSON.stringify(workbench.value) !== JSON.stringify(before);
  const whole = withQueries(properties, isNew ? { queries: [] } : before, workbench.value);
  const kind = findViewKind(textIn(properties, "type"));
  const save = async () => {
    if (await onSave({ name, properties: whole })) onClose();
  };
  return (
    <EditorFrame
      name={name}
      view={view}
      isDirty={isDirty}
      onName={draft.setName}
      onSave={() => void save()}
      onClose={onClose}
      actions={
        <>
          <QueryStrip workbench={workbench} />
          <RunButton workbench={workbench} />
        </>
      }
    >
      <Workbench
        workbench={workbench}
        view={resultView}
        onView={setResultView}
        onZoom={run.link.onZoom}
        onRange={setRange}
        viewPicker={
          <ViewPicker
            type={textIn(properties, "type")}
            onChange={(next) => setProperties(asKind(properties, next))}
          />
        }
        renderResult={({ answer }) => (
          <CellPreview properties={whole} frames={answer.frames} name={name} />
        )}
        options={
          kind && (
            <>
              <HelpText className={styles.about}>
                {kind.name}: {kind.words}. {NEEDS[kind.shapes]}
              </HelpText>
              <kind.Options properties={properties} onChange={setProperties} />
            </>
          )
        }
      />
    </EditorFrame>
  );
}

function NoteEditor({ cell, view, onSave, onClose }: CellEditorProps) {
  const draft = useDraft(cell);
  const { name, properties, setProperties } = draft;
  const kind = findViewKind("markdown");
  const save = async () => {
    if (await onSave({ name, properties })) onClose();
  };
  return (
    <EditorFrame
      name={name}
      view={view}
      isDirty={draft.isChanged}
      onName={draft.setName}
      onSave={() => void save()}
      onClose={onClose}
    >
      <div className={styles.note}>
        <div className={styles.options}>
          {kind && <kind.Options properties={properties} onChange={setProperties} />}
        </div>
        <CellPreview properties={properties} frames={[]} name={name} />
      </div>
    </EditorFrame>
  );
}

interface EditorFrameProps {
  name: string;
  view: DashboardViewState;
  isDirty: boolean;
  actions?: ReactNode;
  children: ReactNode;
  onName(name: string): void;
  onSave(): void;
  onClose(): void;
}

/** The head of the editor: name, range, and the two ways out. */
function EditorFrame(props: EditorFrameProps) {
  const { name, view, isDirty, actions, children, onName, onSave, onClose } = props;
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);
  return (
    <>
      <Header className={styles.header ?? ""}>
        <h1 className="sr">Edit cell</h1>
        <input
          className={styles.name}
          aria-label="Name of the cell"
          placeholder="Name of the cell"
          value={name}
          maxLength={200}
          onChange={(event) => onName(event.target.value)}
        />
        {isDirty && <Badge look="info">not saved</Badge>}
        <Variables view={view} />
        {actions}
        <span className={`push ${styles.actions}`}>
          <TimeRangePicker range={view.range} onChange={view.setRange} />
          <RefreshPicker
            refresh={view.refresh}
            isPaused={isPaused(view.range)}
            onChange={view.setRefresh}
          />
          <Button onClick={() => (isDirty ? setAsking(true) : onClose())}>Discard</Button>
          <Button look="primary" onClick={onSave}>
            Save
          </Button>
        </span>
      </Header>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <Dialog title="Discard the changes?" isOpen={isAsking} onClose={() => setAsking(false)}>
        <DialogBody>
          <p>What was changed in this cell since it was opened is lost.</p>
          <div className={styles.answers}>
            <Button onClick={() => setAsking(false)}>Go on editing</Button>
            <Button look="primary" onClick={onClose}>
              Discard
            </Button>
          </div>
        </DialogBody>
      </Dialog>
    </>
  );
}
