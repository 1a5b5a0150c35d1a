import { Download } from "lucide-react";

import { request } from "@/api/client";
import type { PointsTarget } from "@/api/platform";
import { apiUrl } from "@/core/base";
import { useTimeZone } from "@/core/chosenZone";
import { downloadFrom, saveFile } from "@/core/download";
import type { TimeRange } from "@/core/timeRange";
import { fluxString } from "@/flux/literals";
import { isRange, resolveStretch, type Stretch } from "@/pages/data/ingest/stretch";
import { Button } from "@/ui/Button";
import { HelpText } from "@/ui/Help";
import { useAction } from "@/ui/useAction";

import styles from "../Data.module.css";

export interface ExportPanelProps {
  target: PointsTarget;
  range: TimeRange;
}

/** A bucket's points as a file. */
export function ExportPanel({ target, range }: ExportPanelProps) {
  const zone = useTimeZone();
  const csv = useAction(() => fetchCsv(target, resolveStretch(range, zone)), {
    onDone: (file) => saveFile(`${target.bucket}.csv`, file),
  });
  const saveLines = () =>
    downloadFrom(
      apiUrl("api/krakflux/export", { ...target, ...resolveStretch(range, zone) }),
      `${target.bucket}.lp`,
    );
  const isReady = isRange(range) && target.bucket !== "";
  return (
    <section className={styles.form} aria-label="Export">
      <h2>Export</h2>
      <HelpText>
        Line protocol can be written again, here or to any InfluxDB. Annotated CSV is what a query
        answers with. For Parquet files, use <code>krakflux export {target.bucket}</code>.
      </HelpText>
      <div className="row">
        <Button disabled={!isReady} onClick={saveLines}>
          <Download aria-hidden />
          Line protocol
        </Button>
        <Button disabled={!isReady || csv.isPending} onClick={() => csv.mutate()}>
          <Download aria-hidden />
          CSV
        </Button>
      </div>
      {csv.error && (
        <p className={styles.problem} role="alert">
          {csv.error.message}
        </p>
      )}
    </section>
  );
}

async function fetchCsv(target: PointsTarget, stretch: Stretch | null): Promise<Blob> {
  const range = stretch ? `start: ${stretch.start}, stop: ${stretch.stop}` : "start: 0";
  const response = await request("api/v2/query", {
    method: "POST",
    parameters: { org: target.org },
    json: {
      query: `from(bucket: ${fluxString(target.bucket)}) |> range(${range})`,
      type: "flux",
      dialect: { header: true, annotations: ["group", "datatype", "default"] },
    },
  });
  return response.blob();
}
