import { Clock } from "lucide-react";
import { Popover } from "radix-ui";
import { useState, type FormEvent } from "react";

import { localZone, useTimeZone } from "@/core/chosenZone";
import { usePreferences, type TimeZoneChoice } from "@/core/prefs";
import {
  describeRange,
  parseTimePoint,
  QUICK_RANGES,
  quickRange,
  resolveRange,
  type TimeRange,
} from "@/core/timeRange";
import { formatInstant, formatStamp, formatWall, offsetName } from "@/core/timeZone";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { Segments, type Segment } from "@/ui/Segments";

import styles from "./TimeRangePicker.module.css";

export interface TimeRangePickerProps {
  range: TimeRange;
  onChange(range: TimeRange): void;
  /** Shown instead of the range's own words. */
  label?: string | undefined;
}

function fullText(range: TimeRange, zone: string): string {
  const bounds = resolveRange(range, Date.now());
  if (!bounds) return "this range cannot be read";
  return `${formatInstant(bounds.startMs, zone, true)} to ${formatStamp(bounds.stopMs, zone, true)}`;
}

/** The one time-range picker: quick ranges, or two ends as `now-6h` or an instant. */
export function TimeRangePicker({ range, onChange, label: given }: TimeRangePickerProps) {
  const zone = useTimeZone();
  const label = given ?? describeRange(range, zone);
  const [isOpen, setOpen] = useState(false);
  const choose = (next: TimeRange) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button isDrop title={fullText(range, zone)} aria-label={`Time range: ${label}`}>
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
            <ZoneChoice />
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
          <RangeForm key={zone} range={range} onSubmit={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const ZONES: readonly Segment<TimeZoneChoice>[] = [
  { value: "utc", label: "UTC" },
  { value: "local", label: "Local" },
];

/** The zone of all times of the page, with the name of the browser's own. */
function ZoneChoice() {
  const { timeZone, setTimeZone } = usePreferences();
  const [openedAt] = useState(() => Date.now());
  const zone = localZone();
  const name = `${zone.replaceAll("_", " ")}, ${offsetName(openedAt, zone)}`;
  return (
    <span className={`push ${styles.zone}`}>
      <span className="cap dim clip" title={`Local: ${name}`}>
        {timeZone === "local" && name}
      </span>
      <Segments<TimeZoneChoice>
        label="Time zone"
        value={timeZone}
        segments={ZONES}
        onChange={setTimeZone}
        className={styles.zones ?? ""}
      />
    </span>
  );
}

/** An end as it is typed: an instant on the zone's clocks, all else as it is. */
function writeEnd(text: string, zone: string): string {
  const point = parseTimePoint(text);
  return point?.kind === "absolute" ? formatWall(point.ms, zone) : text;
}

/** An end as an address holds it: with its zone, so that it means the same to everyone. */
function readEnd(text: string, zone: string): string {
  const point = parseTimePoint(text, zone);
  return point?.kind === "absolute" ? new Date(point.ms).toISOString() : text.trim();
}

function RangeForm({ range, onSubmit }: { range: TimeRange; onSubmit(range: TimeRange): void }) {
  const zone = useTimeZone();
  const [from, setFrom] = useState(() => writeEnd(range.from, zone));
  const [to, setTo] = useState(() => writeEnd(range.to, zone));
  const [openedAt] = useState(() => Date.now());
  const bounds = resolveRange({ from, to }, openedAt, zone);
  const areBothRead = parseTimePoint(from) !== null && parseTimePoint(to) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (bounds) onSubmit({ from: readEnd(from, zone), to: readEnd(to, zone) });
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
