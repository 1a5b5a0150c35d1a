import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";

import { ApiError } from "@/api/client";
import { variablesQuery, type Cell, type Dashboard, type Variable } from "@/api/dashboards";
import type { QueryAnswer } from "@/api/query";
import { useUrlState } from "@/core/urlState";
import { CellPanel } from "@/dashboards/CellPanel";
import { DashboardRunProvider } from "@/dashboards/DashboardRun";
import { freePlace, sizeOfNew } from "@/dashboards/layout";
import { Header } from "@/frame/Header";
import { CellTools } from "@/pages/dashboard/CellTools";
import { DashboardGrid } from "@/pages/dashboard/DashboardGrid";
import { DashboardHeader } from "@/pages/dashboard/DashboardHeader";
import { EmptyDashboard } from "@/pages/dashboard/EmptyDashboard";
import { InspectDialog } from "@/pages/dashboard/InspectDialog";
import { useCellKeys } from "@/pages/dashboard/useCellKeys";
import { useDashboard, useDashboardChanges } from "@/pages/dashboard/useDashboard";
import { useDashboardView } from "@/pages/dashboard/useDashboardView";
import { Button } from "@/ui/Button";
import { Empty, Failure } from "@/ui/States";
import { findViewKind } from "@/views/registry";

import styles from "./DashboardPage.module.css";

const CellEditor = lazy(() =>
  import("@/pages/dashboard/CellEditor").then((editor) => ({ default: editor.CellEditor })),
);

/** One dashboard: `/dashboard?id=…`. */
export function DashboardPage() {
  const { get } = useUrlState();
  const id = get("id") ?? "";
  const [, navigate] = useLocation();
  const { data: dashboard, error, refetch } = useDashboard(id);
  const { data: variables } = useQuery({
    ...variablesQuery(dashboard?.orgID ?? ""),
    enabled: dashboard !== undefined,
  });
  if (dashboard) return <DashboardView key={id} dashboard={dashboard} variables={variables} />;
  const isMissing = error instanceof ApiError && error.status === 404;
  return (
    <>
      <Header>
        <h1>Dashboard</h1>
      </Header>
      <main id="content" className={styles.main} aria-busy={!error} tabIndex={-1}>
        {isMissing && (
          <Empty
            title="No such dashboard"
            actions={<Button onClick={() => navigate("/dashboards")}>All dashboards</Button>}
          >
            <p>It was deleted, or the address is not complete.</p>
          </Empty>
        )}
        {error && !isMissing && (
          <Failure
            title="The dashboard could not be read"
            details={error.message}
            onRetry={() => void refetch()}
          />
        )}
      </main>
    </>
  );
}

interface DashboardViewProps {
  dashboard: Dashboard;
  variables: readonly Variable[] | undefined;
}

function DashboardView({ dashboard, variables }: DashboardViewProps) {
  const { get, change } = useUrlState();
  const view = useDashboardView(dashboard, variables);
  const changes = useDashboardChanges(dashboard.id);
  const [inspected, setInspected] = useState<{ cell: Cell; answer: QueryAnswer | null } | null>(
    null,
  );
  const isKiosk = get("kiosk") !== null;
  const find = (name: string) => dashboard.cells.find((cell) => cell.id === get(name));
  const [full, edited] = [find("cell"), find("edit")];
  useEffect(() => {
    document.title = `${dashboard.name} · krakflux`;
  }, [dashboard.name]);

  const openCell = useCallback((id: string | null) => change({ cell: id }), [change]);
  const edit = useCallback((id: string | null) => change({ edit: id, cell: null }), [change]);
  const add = async (type: string) => {
    const kind = findViewKind(type);
    if (!kind) return;
    const { w, h } = sizeOfNew(type);
    const place = freePlace(dashboard.cells, w, h);
    const id = await changes.add({ ...place, name: "", properties: kind.defaults });
    if (id !== null) edit(id);
  };
  const duplicate = (cell: Cell) => {
    const place = freePlace(dashboard.cells, cell.w, cell.h);
    void changes.add({ ...cell, ...place, name: `${cell.name} copy` });
  };
  const onCellKey = useCellKeys({
    onEdit: (cell) => edit(cell.id),
    onView: (cell) => openCell(cell.id),
    onRemove: (cell) => void changes.remove(cell),
  });
  const tools = (cell: Cell, answer: QueryAnswer | null, startMove: () => void) =>
    isKiosk ? null : (
      <CellTools
        cell={cell}
        answer={answer}
        canEdit
        onEdit={() => edit(cell.id)}
        onView={() => openCell(full ? null : cell.id)}
        onMove={startMove}
        onDuplicate={() => duplicate(cell)}
        onInspect={() => setInspected({ cell, answer })}
        onRemove={() => void changes.remove(cell)}
      />
    );
  if (edited)
    return (
      <DashboardRunProvider value={view.run}>
        <Suspense fallback={<EditorFallback />}>
          <CellEditor
            key={edited.id}
            cell={edited}
            view={view}
            onSave={(cellView) => changes.changeView(edited.id, cellView)}
            onClose={() => edit(null)}
          />
        </Suspense>
      </DashboardRunProvider>
    );
  return (
    <DashboardRunProvider value={view.run}>
      <DashboardHeader
        dashboard={dashboard}
        view={view}
        isKiosk={isKiosk}
        fullCell={full}
        onRename={(name) => void changes.rename(name)}
        onAdd={(type) => void add(type)}
        onLeaveCell={() => openCell(null)}
      />
      <main id="content" className={styles.main} tabIndex={-1}>
        {full ? (
          <div className={styles.full}>
            <CellPanel cell={full} tools={(answer) => tools(full, answer, () => {})} />
          </div>
        ) : dashboard.cells.length === 0 ? (
          <EmptyDashboard onAdd={(type) => void add(type)} />
        ) : (
          <DashboardGrid
            cells={dashboard.cells}
            canMove={!isKiosk}
            onPlace={(places) => void changes.place(places)}
            tools={tools}
            {...(isKiosk ? {} : { onCellKey })}
          />
        )}
      </main>
      {inspected && <InspectDialog {...inspected} onClose={() => setInspected(null)} />}
    </DashboardRunProvider>
  );
}

function EditorFallback() {
  return (
    <>
      <Header>
        <h1>Edit cell</h1>
      </Header>
      <main id="content" aria-busy tabIndex={-1} />
    </>
  );
}
