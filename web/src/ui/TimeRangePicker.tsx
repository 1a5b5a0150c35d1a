import { Clock } from "lucide-react";
import { Popover } from "radix-ui";
import { useState, type FormEvent } from "react";

import {
  describeRange,
  formatInstant,
  parseTimePoint,
  QUICK_RANGES,
  quickRange,
  resolveRange,
  type TimeRange,
} from "@/core/timeRange";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";

import styles from "./TimeRangePicker.module.css";

export interface TimeRangePickerProps {
  range: TimeRange;
  onChange(range: TimeRange): void;
  /** Shown instead of the range's own words. */
  label?: string | undefined;
}

function fullText(range: TimeRange): string {
  const bounds = resolveRange(range, Date.now());
  if (!bounds) return "this range cannot be read";
  return `${formatInstant(bounds.startMs, true)} to ${formatInstant(bounds.stopMs, true)} UTC`;
}

/** The one time-range picker: quick ranges, or two ends as `now-6h` or an instant. */
export function TimeRangePicker({
  range,
  onChange,
  label = describeRange(range),
}: TimeRangePickerProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (next: TimeRange) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button isDrop title={fullText(range)} aria-label={`Time range: ${label}`}>
          <Clock aria-hidden />
          {label}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Time range"
        >
          <div className="row">
            <span className="strong">Time range</span>
            <span className="push cap dim">UTC</span>
          </div>
          <div className={styles.quick}>
            {QUICK_RANGES.map((length) => (
              <Button
                key={length}
                size="small"
                aria-pressed={range.to === "now" && range.from === `now-${length}`}
                onClick={() => choose(quickRange(length))}
              >
                {length}
              </Button>
            ))}
          </div>
          <RangeForm range={range} onSubmit={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function RangeForm({ range, onSubmit }: { range: TimeRange; onSubmit(range: TimeRange): void }) {
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const [openedAt] = useState(() => Date.now());
  const bounds = resolveRange({ from, to }, openedAt);
  const areBothRead = parseTimePoint(from) !== null && parseTimePoint(to) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (bounds) onSubmit({ from: from.trim(), to: to.trim() });
  };
  return (
    <form className={styles.ends} onSubmit={submit}>
      <TextField
        label="From"
        value={from}
        isInvalid={parseTimePoint(from) === null}
        hint="now-6h, 2026-11-24 or 2026-11-24 14:00"
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        label="To"
        value={to}
        isInvalid={!bounds}
        {...(areBothRead && !bounds ? { hint: "the end must be later than the start" } : {})}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" look="primary" disabled={!bounds}>
        Show this range
      </Button>
    </form>
  );
}
