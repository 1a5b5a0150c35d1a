import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState, type ReactNode } from "react";

import { findColumn, textAt } from "@/api/frames";
import { fetchFrames } from "@/api/query";
import { statusQuery } from "@/api/session";
import { fluxString } from "@/flux/literals";
import {
  bucketsQuery,
  fieldScript,
  fieldsQuery,
  measurementsQuery,
  tagKeysQuery,
  tagValuesQuery,
} from "@/flux/schemaQueries";
import { Panel } from "@/ui/Panel";

import styles from "./SchemaPanel.module.css";

export interface SchemaPanelProps {
  /** Replaces the script and runs it. */
  onScript(script: string): void;
  /** Puts text where the cursor is. */
  onInsert(text: string): void;
}

/** What there is to query: buckets, their measurements, fields, tags and tags' values. */
export function SchemaPanel(props: SchemaPanelProps) {
  const { data: status } = useQuery(statusQuery);
  return (
    <Panel
      label="Data"
      title="Data"
      actions={<span className="push cap faint">press a field to query it</span>}
      className="wide-only"
    >
      <div className={styles.scroll}>
        <Names query={bucketsQuery()} column="name">
          {(bucket) => (
            <Branch
              key={bucket}
              name={bucket}
              kind="bucket"
              isOpenFirst={bucket === status?.bucket}
            >
              <Measurements bucket={bucket} {...props} />
            </Branch>
          )}
        </Names>
      </div>
    </Panel>
  );
}

function Measurements({ bucket, onScript, onInsert }: SchemaPanelProps & { bucket: string }) {
  return (
    <Names query={measurementsQuery(bucket)}>
      {(measurement) => (
        <Branch key={measurement} name={measurement} kind="measurement">
          <Names query={fieldsQuery(bucket, measurement)}>
            {(field) => (
              <Leaf
                key={field}
                name={field}
                kind="field"
                onPress={() => onScript(fieldScript(bucket, measurement, field))}
              />
            )}
          </Names>
          <Names query={tagKeysQuery(bucket, measurement)}>
            {(tag) =>
              tag.startsWith("_") ? null : (
                <Branch key={tag} name={tag} kind="tag">
                  <Names query={tagValuesQuery(bucket, measurement, tag)}>
                    {(value) => (
                      <Leaf
                        key={value}
                        name={value}
                        onPress={() => onInsert(tagFilter(tag, value))}
                      />
                    )}
                  </Names>
                </Branch>
              )
            }
          </Names>
        </Branch>
      )}
    </Names>
  );
}

function tagFilter(tag: string, value: string): string {
  return `\n  |> filter(fn: (r) => r[${fluxString(tag)}] == ${fluxString(value)})`;
}

interface NamesProps {
  query: string;
  column?: string;
  children(name: string): ReactNode;
}

/** The names that a query answers, as a list. */
function Names({ query, column = "_value", children }: NamesProps) {
  const { data: status } = useQuery(statusQuery);
  const org = status?.organization;
  const { data, error } = useQuery({
    queryKey: ["names", org, query],
    enabled: Boolean(org),
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const frames = await fetchFrames({ query }, { org: org ?? "", signal });
      return frames.flatMap((frame) => {
        const names = findColumn(frame, column);
        return Array.from({ length: frame.rows }, (_, row) => textAt(names, row));
      });
    },
  });
  if (error) return <p className={`${styles.note} ${styles.problem}`}>{error.message}</p>;
  if (!data) return <p className={styles.note}>loading</p>;
  return (
    <ul className={styles.list}>
      {data.map((name) => (
        <li key={name}>{children(name)}</li>
      ))}
      {data.length === 0 && <li className={styles.note}>nothing yet</li>}
    </ul>
  );
}

interface BranchProps {
  name: string;
  kind: string;
  isOpenFirst?: boolean;
  children: ReactNode;
}

function Branch({ name, kind, isOpenFirst = false, children }: BranchProps) {
  const [isOpen, setOpen] = useState(isOpenFirst);
  return (
    <>
      <button
        type="button"
        className={styles.item}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden />
        <span className="clip">{name}</span>
        <span className={styles.kind}>{kind}</span>
      </button>
      {isOpen && children}
    </>
  );
}

function Leaf({ name, kind, onPress }: { name: string; kind?: string; onPress(): void }) {
  return (
    <button type="button" className={styles.item} onClick={onPress}>
      <span className="clip">{name}</span>
      {kind && <span className={styles.kind}>{kind}</span>}
    </button>
  );
}
