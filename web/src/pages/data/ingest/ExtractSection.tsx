import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { bucketsQuery } from "@/api/platform";
import type { SectionProps } from "@/pages/data/DataPage";
import { DeletePanel } from "@/pages/data/ingest/DeletePanel";
import { ExportPanel } from "@/pages/data/ingest/ExportPanel";
import { isRange } from "@/pages/data/ingest/stretch";
import { TextField } from "@/ui/Field";
import { SelectField } from "@/ui/SelectField";

import styles from "../Data.module.css";

/** Points out of a bucket: to a file, or away. */
export function ExtractSection({ organization }: SectionProps) {
  const { data: buckets = [] } = useQuery(bucketsQuery(organization.id));
  const [chosen, setChosen] = useState("");
  const [range, setRange] = useState({ from: "now-24h", to: "now" });
  const bucket = chosen || (buckets[0]?.name ?? "");
  const isReadable = isRange(range);
  const target = { org: organization.name, bucket };
  return (
    <div className={styles.page}>
      <div className={styles.fields}>
        <SelectField
          label="Bucket"
          options={buckets.map(({ name }) => ({ value: name, label: name }))}
          value={bucket}
          onChange={(event) => setChosen(event.target.value)}
        />
        <TextField
          label="From"
          value={range.from}
          isInvalid={!isReadable}
          hint="now-24h, or 2026-11-24T12:00:00Z"
          onChange={(event) => setRange({ ...range, from: event.target.value })}
        />
        <TextField
          label="To"
          value={range.to}
          isInvalid={!isReadable}
          onChange={(event) => setRange({ ...range, to: event.target.value })}
        />
      </div>
      <ExportPanel target={target} range={range} />
      <DeletePanel key={bucket} target={target} range={range} />
    </div>
  );
}
