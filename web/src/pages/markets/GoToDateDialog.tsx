import { useState, type FormEvent } from "react";

import { useTimeZone } from "@/core/chosenZone";
import { durationMs } from "@/core/duration";
import { parseTimePoint } from "@/core/timeRange";
import { formatStamp, offsetName } from "@/core/timeZone";
import { Button } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";

import styles from "./MarketDialogs.module.css";

export interface GoToDateDialogProps {
  onDate(ms: number): void;
  onClose(): void;
}

/** Reads a date, an instant or `now-3d`; null where it is none or still to come. */
function readInstant(text: string, zone: string): number | null {
  const point = parseTimePoint(text, zone);
  if (!point) return null;
  const now = Date.now();
  const ms = point.kind === "absolute" ? point.ms : now - durationMs(point.before);
  return ms <= now ? ms : null;
}

/** Moves the chart to a date. */
export function GoToDateDialog({ onDate, onClose }: GoToDateDialogProps) {
  const [text, setText] = useState("");
  const zone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  const ms = readInstant(text, zone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ms === null) return;
    onDate(ms);
    onClose();
  };
  return (
    <Dialog title="Go to date" isOpen onClose={onClose}>
      <DialogBody>
        <form onSubmit={submit}>
          <TextField
            autoFocus
            label={`Date, in ${offsetName(ms ?? openedAt, zone)}`}
            placeholder="2026-11-24 14:00"
            value={text}
            onChange={(event) => setText(event.target.value)}
            isInvalid={text !== "" && ms === null}
            hint={
              ms === null
                ? "2026-11-24, 2026-11-24 14:00 or now-3d; nothing that is still to come"
                : formatStamp(ms, zone)
            }
          />
          <div className={styles.actions}>
            <Button type="submit" look="primary" disabled={ms === null}>
              Go
            </Button>
          </div>
        </form>
      </DialogBody>
    </Dialog>
  );
}
