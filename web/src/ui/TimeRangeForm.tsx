import { useState, type FormEvent } from "react";

import { dayOf, daysOf, rangeOfDays } from "@/core/calendar";
import { useTimeZone } from "@/core/chosenZone";
import { readEnd, writeEnd } from "@/core/rangeText";
import { parseTimePoint, resolveRange, type TimeRange } from "@/core/timeRange";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { RangeCalendar } from "@/ui/RangeCalendar";

import styles from "./TimeRangePicker.module.css";

export interface TimeRangeFormProps {
  range: TimeRange;
  onSubmit(range: TimeRange): void;
}

/** Two ends as `now-6h` or an instant; two days of the calendar write them. */
export function TimeRangeForm({ range, onSubmit }: TimeRangeFormProps) {
  const zone = useTimeZone();
  const [ends, setEnds] = useState<TimeRange>(() => ({
    from: writeEnd(range.from, zone),
    to: writeEnd(range.to, zone),
  }));
  const [firstDay, setFirstDay] = useState<string | null>(null);
  const [openedAt] = useState(() => Date.now());
  const today = dayOf(openedAt, zone);
  const bounds = resolveRange(ends, openedAt, zone);
  const areBothRead = parseTimePoint(ends.from) !== null && parseTimePoint(ends.to) !== null;
  const type = (changed: Partial<TimeRange>) => {
    setFirstDay(null);
    setEnds({ ...ends, ...changed });
  };
  const chooseDay = (day: string) => {
    setEnds(rangeOfDays(firstDay ?? day, day, today));
    setFirstDay(firstDay === null ? day : null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (bounds) onSubmit({ from: readEnd(ends.from, zone), to: readEnd(ends.to, zone) });
  };
  return (
    <>
      <form className={styles.ends} onSubmit={submit}>
        <TextField
          label="From"
          value={ends.from}
          isInvalid={parseTimePoint(ends.from) === null}
          hint="now-6h, 2026-11-24 or 2026-11-24 14:00"
          onChange={(event) => type({ from: event.target.value })}
        />
        <TextField
          label="To"
          value={ends.to}
          isInvalid={!bounds}
          {...(areBothRead && !bounds ? { hint: "the end must be later than the start" } : {})}
          onChange={(event) => type({ to: event.target.value })}
        />
        <Button type="submit" look="primary" disabled={!bounds}>
          Show this range
        </Button>
      </form>
      <RangeCalendar chosen={bounds && daysOf(bounds, zone)} today={today} onChoose={chooseDay} />
    </>
  );
}
