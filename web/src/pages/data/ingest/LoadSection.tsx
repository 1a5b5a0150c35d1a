import { useQuery } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useMemo, useState } from "react";

import { bucketsQuery } from "@/api/platform";
import type { SectionProps } from "@/pages/data/DataPage";
import { guessMapping, isAnnotated, readTable, type Mapping } from "@/pages/data/ingest/csvPoints";
import { MappingTable } from "@/pages/data/ingest/MappingTable";
import { readInput, type InputFormat } from "@/pages/data/ingest/readInput";
import { ReadingPreview } from "@/pages/data/ingest/ReadingPreview";
import { useWriting } from "@/pages/data/ingest/useWriting";
import { Button } from "@/ui/Button";
import { HelpText } from "@/ui/Help";
import { Segments, type Segment } from "@/ui/Segments";
import { SelectField } from "@/ui/SelectField";
import { showToast } from "@/ui/Toast";

import styles from "../Data.module.css";

const FORMATS: readonly Segment<InputFormat>[] = [
  { value: "lines", label: "Line protocol" },
  { value: "csv", label: "CSV" },
];

const PRECISIONS = [
  { value: "ns", label: "nanoseconds" },
  { value: "us", label: "microseconds" },
  { value: "ms", label: "milliseconds" },
  { value: "s", label: "seconds" },
];

/** Bytes of a file that the page reads at once; longer ones go through the command line. */
const LONGEST_FILE = 50_000_000;

const EXAMPLES: Record<InputFormat, string> = {
  lines: "trade,pair=BTC/USD price=67412.3,qty=0.0123 1795521600",
  csv: "time,pair,price\n2026-11-24T12:00:00Z,BTC/USD,67412.3",
};

/** Points from a file or the clipboard: seen first, then written. */
export function LoadSection({ organization }: SectionProps) {
  const { data: buckets = [] } = useQuery(bucketsQuery(organization.id));
  const users = buckets.filter(({ type }) => type === "user");
  const [chosen, setChosen] = useState("");
  const bucket = chosen || (users[0]?.name ?? "");
  const [format, setFormat] = useState<InputFormat>("lines");
  const [precision, setPrecision] = useState("ns");
  const [text, setText] = useState("");
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const table = useMemo(
    () => (format === "csv" && text && !isAnnotated(text) ? readTable(text) : null),
    [format, text],
  );
  const roles = useMemo(
    () => (table ? (mapping ?? guessMapping(table, "csv")) : null),
    [table, mapping],
  );
  const input = useMemo(
    () => (text ? readInput(format, text, table, roles) : null),
    [format, text, table, roles],
  );
  const writing = useWriting({ org: organization.name, bucket });
  const change = (next: string) => {
    setText(next);
    setMapping(null);
    writing.reset();
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LONGEST_FILE) {
      showToast(`${file.name} is longer than 50 MB: load it with krakflux write`);
      return;
    }
    if (/\.csv$/i.test(file.name)) setFormat("csv");
    change(await file.text());
  };
  return (
    <div className={styles.page}>
      <HelpText>
        A point has a measurement, tags that it is found by, fields with values, and a time. Writing
        a point again replaces its fields.
      </HelpText>
      <div className={styles.fields}>
        <SelectField
          label="Into bucket"
          options={users.map(({ name }) => ({ value: name, label: name }))}
          value={bucket}
          onChange={(event) => setChosen(event.target.value)}
        />
        {format === "lines" && (
          <SelectField
            label="Times are in"
            options={PRECISIONS}
            value={precision}
            onChange={(event) => setPrecision(event.target.value)}
          />
        )}
      </div>
      <div className="row">
        <Segments
          label="Format"
          value={format}
          segments={FORMATS}
          onChange={(value) => setFormat(value)}
        />
        <FileButton onFile={(file) => void open(file)} />
      </div>
      <textarea
        className={styles.area}
        aria-label="Points"
        placeholder={EXAMPLES[format]}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      {table && roles && <MappingTable table={table} mapping={roles} onChange={setMapping} />}
      {input && <ReadingPreview reading={input.reading} />}
      {writing.error && (
        <p className={styles.problem} role="alert">
          {writing.error.message}
        </p>
      )}
      {writing.isSuccess && (
        <HelpText role="status">
          {countPoints(writing.data)} written to {bucket}.
        </HelpText>
      )}
      <div className="row">
        <Button
          look="primary"
          disabled={!input || input.reading.total === 0 || !bucket || writing.isPending}
          onClick={() =>
            input &&
            writing.mutate({ lines: input.lines(), precision: format === "csv" ? "ns" : precision })
          }
        >
          {writeLabel(input?.reading.total ?? 0)}
        </Button>
        {input && input.reading.problems.length > 0 && (
          <span className="dense dim">Lines with problems are left out.</span>
        )}
      </div>
    </div>
  );
}

function countPoints(count: number): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? "point" : "points"}`;
}

function writeLabel(count: number): string {
  return count > 0 ? `Write ${countPoints(count)}` : "Write";
}

function FileButton({ onFile }: { onFile(file: File | undefined): void }) {
  return (
    <label className={styles.file}>
      <Upload aria-hidden />
      Open a file
      <input
        type="file"
        className="sr"
        accept=".lp,.txt,.line,.csv,text/plain,text/csv"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
