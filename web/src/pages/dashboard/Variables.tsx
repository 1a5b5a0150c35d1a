import type { DashboardViewState } from "@/pages/dashboard/useDashboardView";
import { VariablePicker } from "@/pages/dashboard/VariablePicker";

/** The pickers of the variables that the cells use. */
export function Variables({ view }: { view: DashboardViewState }) {
  if (view.variables.length === 0) return null;
  return (
    <>
      <span className="vr wide-only" />
      {view.variables.map((state) => (
        <VariablePicker
          key={state.variable.id}
          state={state}
          isEvery={view.isEvery(state.variable.name)}
          onChange={(names) => view.choose(state.variable.name, names)}
        />
      ))}
    </>
  );
}
