import { Button } from "@/ui/Button";
import { Empty } from "@/ui/States";
import { findViewKind } from "@/views/registry";

const FIRST_KINDS = ["xy", "single-stat", "candlestick", "table", "markdown"];

/** What a new dashboard shows: how to give it its first cell. */
export function EmptyDashboard({ onAdd }: { onAdd(type: string): void }) {
  return (
    <Empty
      title="A dashboard without cells"
      actions={FIRST_KINDS.map((type) => {
        const kind = findViewKind(type);
        return (
          kind && (
            <Button key={type} onClick={() => onAdd(type)}>
              <kind.icon aria-hidden />
              {kind.name}
            </Button>
          )
        );
      })}
    >
      <p>
        A cell shows what a query answers, or a note. Add one here, or save a query from Explore.
      </p>
    </Empty>
  );
}
