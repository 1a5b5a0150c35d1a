import type { Cell } from "@/api/dashboards";
import type { QueryAnswer } from "@/api/query";
import { formatBytes, formatNumber } from "@/core/units";
import { scriptsOf } from "@/dashboards/useCellData";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { findViewKind } from "@/views/registry";
import { textIn } from "@/views/properties";

import styles from "./InspectDialog.module.css";

export interface InspectDialogProps {
  cell: Cell;
  answer: QueryAnswer | null;
  onClose(): void;
}

/** What a cell asks, what it got, and how it is stored. */
export function InspectDialog({ cell, answer, onClose }: InspectDialogProps) {
  const kind = findViewKind(textIn(cell.properties, "type"));
  return (
    <Dialog title={`Inspect ${cell.name || "cell"}`} isOpen onClose={onClose} isWide>
      <DialogBody>
        <dl className={styles.facts}>
          <dt>View</dt>
          <dd>{kind?.name ?? (textIn(cell.properties, "type") || "none")}</dd>
          <dt>Result</dt>
          <dd className="num">
            {answer
              ? `${formatNumber(answer.rows, 0)} rows, ${formatNumber(answer.elapsedMs, 0)} ms, ${formatBytes(answer.byteLength)}`
              : "none yet"}
          </dd>
        </dl>
        {scriptsOf(cell.properties).map(({ name, text }) => (
          <section key={name} className={styles.part} aria-label={`Query ${name}`}>
            <h3>Query {name}</h3>
            <pre tabIndex={0}>{text}</pre>
          </section>
        ))}
        {answer && (
          <section className={styles.part} aria-label="Beginning of the result">
            <h3>Beginning of the result</h3>
            <pre tabIndex={0}>{new TextDecoder().decode(answer.bytes.slice(0, 4_000))}</pre>
          </section>
        )}
        <section className={styles.part} aria-label="Properties">
          <h3>Properties</h3>
          <pre tabIndex={0}>{JSON.stringify(cell.properties, null, 2)}</pre>
        </section>
      </DialogBody>
    </Dialog>
  );
}
