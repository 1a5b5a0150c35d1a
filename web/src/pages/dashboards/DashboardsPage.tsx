import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Upload } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type ChangeEvent } from "react";
import { useLocation } from "wouter";

import { dashboardsQuery, variablesQuery } from "@/api/dashboards";
import { sessionQuery } from "@/api/session";
import { useCommands, type Command } from "@/core/commands";
import { usePreferences } from "@/core/prefs";
import {
  applyTemplate,
  importFile,
  parseFile,
  readFile,
  readTemplate,
} from "@/dashboards/exchange";
import { Header } from "@/frame/Header";
import { labelNames, listDashboards } from "@/pages/dashboards/dashboardList";
import { DashboardTable } from "@/pages/dashboards/DashboardTable";
import { NewDashboardDialog } from "@/pages/dashboards/NewDashboardDialog";
import { Button } from "@/ui/Button";
import { SearchField } from "@/ui/Field";
import { HelpText } from "@/ui/Help";
import { Panel } from "@/ui/Panel";
import { Empty, Failure } from "@/ui/States";
import { showToast } from "@/ui/Toast";

import styles from "./DashboardsPage.module.css";

/** All dashboards: search, create, import, clone, delete, star, label. */
export function DashboardsPage() {
  const { data: session } = useQuery(sessionQuery);
  const orgID = session?.organization?.id ?? "";
  const { data, error, refetch } = useQuery({ ...dashboardsQuery(orgID), enabled: orgID !== "" });
  const [words, setWords] = useState("");
  const [label, setLabel] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const starred = usePreferences((state) => state.starredDashboards);
  const search = useRef<HTMLInputElement>(null);
  const shown = listDashboards(data ?? [], { words, label }, starred);
  const labels = labelNames(data ?? []);
  useEffect(() => {
    document.title = "Dashboards · krakflux";
  }, []);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: "dashboards.search",
        title: "Search dashboards",
        group: "List",
        keys: "/",
        run: () => search.current?.focus(),
      },
      {
        id: "dashboards.new",
        title: "New dashboard",
        group: "Dashboard",
        keys: "n",
        run: () => setMaking(true),
      },
    ],
    [],
  );
  useCommands(commands);
  const make = (
    <Button look="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden />
      Dashboard
    </Button>
  );
  return (
    <>
      <Header>
        <h1>Dashboards</h1>
        <span className="push row">
          <ImportButton orgID={orgID} />
          {make}
        </span>
      </Header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Panel label="Dashboards" isBusy={false}>
          {data && data.length > 0 && (
            <div className={styles.bar}>
              <div className={styles.help}>
                <HelpText>
                  A dashboard shows cells side by side, each a query with a view. Starred ones come
                  first; Import takes a dashboard or a template as JSON, also InfluxDB's.
                </HelpText>
              </div>
              <SearchField
                ref={search}
                label="Search dashboards"
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
              {labels.map((name) => (
                <Button
                  key={name}
                  size="small"
                  aria-pressed={label === name}
                  onClick={() => setLabel(label === name ? null : name)}
                >
                  {name}
                </Button>
              ))}
              <span className="push cap dim">
                {shown.length} of {data.length}
              </span>
            </div>
          )}
          <div className={styles.body}>
            {error && (
              <Failure
                title="The dashboards could not be read"
                details={error.message}
                onRetry={() => void refetch()}
              />
            )}
            {data?.length === 0 && (
              <Empty title="No dashboard yet" actions={make}>
                <p>
                  A dashboard keeps queries with their graphs side by side. Make one here, or save a
                  query from Explore as its first cell.
                </p>
              </Empty>
            )}
            {data && data.length > 0 && shown.length === 0 && (
              <Empty
                title="No dashboard by that name"
                actions={
                  <Button
                    onClick={() => {
                      setWords("");
                      setLabel(null);
                    }}
                  >
                    Show all
                  </Button>
                }
              />
            )}
            {shown.length > 0 && <DashboardTable dashboards={shown} orgID={orgID} />}
          </div>
        </Panel>
      </main>
      {isMaking && orgID && <NewDashboardDialog orgID={orgID} onClose={() => setMaking(false)} />}
    </>
  );
}

/** More than any dashboard the server would hold. */
const LARGEST_FILE = 70_000_000;

function ImportButton({ orgID }: { orgID: string }) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File) => {
    if (file.size > LARGEST_FILE) throw new Error("the file is too large for a dashboard");
    const value = parseFile(await file.text());
    const template = readTemplate(value);
    const id = template
      ? await applyTemplate(orgID, template)
      : (await importFile(orgID, readFile(value), await client.fetchQuery(variablesQuery(orgID))))
          .id;
    void client.invalidateQueries({ queryKey: ["dashboards"] });
    void client.invalidateQueries({ queryKey: ["variables"] });
    if (id !== null) navigate(`/dashboard?id=${id}`);
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = "";
    if (!file) return;
    take(file).catch((error: unknown) =>
      showToast(`Not imported: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="sr"
        tabIndex={-1}
        aria-label="A dashboard as JSON"
        onChange={choose}
      />
      <Button onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        Import
      </Button>
    </>
  );
}
