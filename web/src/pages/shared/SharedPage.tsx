import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";

import { ApiError, carryToken } from "@/api/client";
import { dashboardQuery, variablesQuery, type Dashboard, type Variable } from "@/api/dashboards";
import { isPaused } from "@/core/refresh";
import { useUrlState } from "@/core/urlState";
import { CellPanel } from "@/dashboards/CellPanel";
import { DashboardRunProvider } from "@/dashboards/DashboardRun";
import { readLink } from "@/dashboards/share";
import { useHotkeys } from "@/frame/useHotkeys";
import { CellTools } from "@/pages/dashboard/CellTools";
import { DashboardGrid } from "@/pages/dashboard/DashboardGrid";
import { useDashboardView } from "@/pages/dashboard/useDashboardView";
import { Variables } from "@/pages/dashboard/Variables";
import { Button } from "@/ui/Button";
import { RefreshPicker } from "@/ui/RefreshPicker";
import { Empty, Failure } from "@/ui/States";
import { TimeRangePicker } from "@/ui/TimeRangePicker";

import styles from "./SharedPage.module.css";

/** One dashboard for whoever has its link: `/shared#dashboard=…&token=…`. Nothing can be changed. */
export function SharedPage() {
  const [link] = useState(() => {
    const read = readLink(window.location.hash);
    if (read) carryToken(read.token);
    return read;
  });
  if (!link) return <BrokenLink words="The address is not complete. Ask for the link again." />;
  return <SharedDashboard id={link.dashboardId} />;
}

function SharedDashboard({ id }: { id: string }) {
  const { data: dashboard, error, refetch } = useQuery(dashboardQuery(id));
  const { data: variables } = useQuery({
    ...variablesQuery(dashboard?.orgID ?? ""),
    enabled: dashboard !== undefined,
  });
  if (dashboard) return <SharedView dashboard={dashboard} variables={variables} />;
  if (error instanceof ApiError && [401, 403, 404].includes(error.status))
    return <BrokenLink words="The link was taken back, or the dashboard was deleted." />;
  if (error)
    return (
      <Failure
        title="The dashboard could not be read"
        details={error.message}
        onRetry={() => void refetch()}
      />
    );
  return <main aria-busy />;
}

interface SharedViewProps {
  dashboard: Dashboard;
  variables: readonly Variable[] | undefined;
}

function SharedView({ dashboard, variables }: SharedViewProps) {
  const view = useDashboardView(dashboard, variables);
  const { get, change } = useUrlState();
  const full = dashboard.cells.find(({ id }) => id === get("cell"));
  useHotkeys();
  useEffect(() => {
    document.title = `${dashboard.name} · krakflux`;
  }, [dashboard.name]);
  const nothing = useMemo(() => () => {}, []);
  const toggle = (id: string) => change({ cell: full ? null : id });
  const tools: Parameters<typeof DashboardGrid>[0]["tools"] = (cell, answer) => (
    <CellTools
      cell={cell}
      answer={answer}
      canEdit={false}
      onEdit={nothing}
      onMove={nothing}
      onDuplicate={nothing}
      onRemove={nothing}
      onView={() => toggle(cell.id)}
    />
  );
  return (
    <DashboardRunProvider value={view.run}>
      <div className={styles.page}>
        <header className={styles.header}>
          <h1 className="clip">{dashboard.name}</h1>
          <Variables view={view} />
          <span className={`push ${styles.actions}`}>
            {full && <Button onClick={() => toggle(full.id)}>All cells</Button>}
            <TimeRangePicker range={view.range} onChange={view.setRange} />
            <RefreshPicker
              refresh={view.refresh}
              isPaused={isPaused(view.range)}
              onChange={view.setRefresh}
            />
          </span>
        </header>
        <main id="content" className={styles.main} tabIndex={-1}>
          {full ? (
            <div className={styles.full}>
              <CellPanel cell={full} tools={(answer) => tools(full, answer, nothing)} />
            </div>
          ) : (
            <DashboardGrid
              cells={dashboard.cells}
              canMove={false}
              onPlace={nothing}
              tools={tools}
            />
          )}
        </main>
      </div>
    </DashboardRunProvider>
  );
}

function BrokenLink({ words }: { words: string }) {
  return (
    <main id="content" className={styles.broken}>
      <Empty title="This link opens nothing">
        <p>{words}</p>
      </Empty>
    </main>
  );
}
