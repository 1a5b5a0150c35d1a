import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ApiError } from "@/api/client";
import { scanQuery } from "@/api/feed";
import type { Scan } from "@/api/types";
import { useTimeZone } from "@/core/chosenZone";
import { formatStamp } from "@/core/timeZone";
import { Header } from "@/frame/Header";
import { filterRows, FIRST_ORDER, orderRows, scanRow } from "@/pages/scanner/scanRows";
import { ScannerTable } from "@/pages/scanner/ScannerTable";
import { Button } from "@/ui/Button";
import { SearchField } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { Segments, type Segment } from "@/ui/Segments";
import { Bone, Empty, Failure } from "@/ui/States";

import styles from "./Scanner.module.css";

type LeastTrades = "1" | "5" | "20";

const LEAST_TRADES: readonly Segment<LeastTrades>[] = [
  { value: "1", label: "All", name: "All that were traded" },
  { value: "5", label: "5 trades", name: "At least 5 trades" },
  { value: "20", label: "20 trades", name: "At least 20 trades" },
];

/** Every pair of the exchange: what was traded in the newest minute, beside its usual. */
export function ScannerPage() {
  const { data: scan, error, refetch } = useQuery(scanQuery);
  return (
    <>
      <Header>
        <h1>Scanner</h1>
        {scan?.time && <ScannedMinute scan={scan} time={scan.time} />}
      </Header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Panel label="The whole market" className={styles.panel ?? ""}>
          {scan ? (
            <ScanView scan={scan} />
          ) : error ? (
            <Failure
              title="The market's minute can't be read"
              details={error instanceof ApiError ? error.message : String(error)}
              onRetry={() => void refetch()}
            />
          ) : (
            <div className={styles.bones} role="status" aria-label="Loading the market">
              {[260, 320, 280, 340, 300].map((width) => (
                <Bone key={width} width={width} />
              ))}
            </div>
          )}
        </Panel>
      </main>
    </>
  );
}

function ScannedMinute({ scan, time }: { scan: Scan; time: string }) {
  const zone = useTimeZone();
  return (
    <span className="cap faint num">
      {scan.traded.length} of {scan.pairs} pairs traded in the minute from{" "}
      {formatStamp(Date.parse(time), zone)}
    </span>
  );
}

function ScanView({ scan }: { scan: Scan }) {
  const [words, setWords] = useState("");
  const [least, setLeast] = useState<LeastTrades>("1");
  const [order, setOrder] = useState(FIRST_ORDER);
  if (!scan.enabled) {
    return (
      <Empty title="The whole market is not scanned here">
        <p>
          <code>krakflux up --scan</code> asks for every pair's volume and trades once a minute, and
          keeps them.
        </p>
      </Empty>
    );
  }
  if (!scan.time) {
    return (
      <Empty title="No minute yet">
        <p>
          What is traded in a minute shows once it has been looked at twice: within two minutes.
        </p>
      </Empty>
    );
  }
  const rows = orderRows(filterRows(scan.traded.map(scanRow), words, Number(least)), order);
  return (
    <>
      <div className={styles.tools}>
        <SearchField
          label={`Filter ${scan.traded.length} pairs`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Segments<LeastTrades>
          label="Least trades"
          value={least}
          segments={LEAST_TRADES}
          onChange={setLeast}
        />
      </div>
      <div className={styles.scroll}>
        {rows.length > 0 ? (
          <ScannerTable rows={rows} order={order} onOrder={setOrder} />
        ) : (
          <Empty
            title="No pair matches"
            actions={
              <Button
                onClick={() => {
                  setWords("");
                  setLeast("1");
                }}
              >
                Show all pairs
              </Button>
            }
          >
            <p>Neither the words nor the number of trades fit a pair of this minute.</p>
          </Empty>
        )}
      </div>
    </>
  );
}
