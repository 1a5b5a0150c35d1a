import { Calculator, Eye, EyeOff, Plus, X } from "lucide-react";

import { IconButton } from "@/ui/Button";
import { Menu, MenuHeading, MenuItem } from "@/ui/Menu";
import { tagKeysQuery } from "@/flux/schemaQueries";
import type { BuilderState } from "@/workbench/builder/builderState";
import { MATH_OPERATORS } from "@/workbench/builder/mathScript";
import { useNames } from "@/workbench/builder/useNames";
import type { WorkbenchHandle } from "@/workbench/useWorkbench";
import { letterOf } from "@/api/joinAnswers";
import { MOST_QUERIES, type QueryDraft, operands } from "@/workbench/workbenchState";

import styles from "./QueryStrip.module.css";

function titleOf({ lead, builder, name }: QueryDraft): string {
  if (name) return name;
  if (lead === "script") return "script";
  return builder.fields[0] ?? builder.measurement ?? "new";
}

/** The queries A, B, … of a workbench: one is edited, each can be left out of the result. */
export function QueryStrip({ workbench }: { workbench: WorkbenchHandle }) {
  const { state, dispatch } = workbench;
  const { drafts, active } = state;
  const pair = operands(state);
  return (
    <div className={styles.strip} role="group" aria-label="Queries">
      {drafts.map((draft, index) => (
        <span key={index} className={styles.query} data-active={index === active}>
          <button
            type="button"
            className={styles.choose}
            aria-pressed={index === active}
            data-hidden={draft.isHidden}
            onClick={() => dispatch({ kind: "activated", index })}
          >
            <b>{letterOf(index)}</b> <span className="clip">{titleOf(draft)}</span>
          </button>
          {drafts.length > 1 && index === active && (
            <>
              <IconButton
                size="small"
                label={`${draft.isHidden ? "Show" : "Hide"} query ${letterOf(index)}`}
                onClick={() => dispatch({ kind: "hidden", index })}
              >
                {draft.isHidden ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              </IconButton>
              <IconButton
                size="small"
                label={`Remove query ${letterOf(index)}`}
                onClick={() => dispatch({ kind: "removed", index })}
              >
                <X aria-hidden />
              </IconButton>
            </>
          )}
        </span>
      ))}
      {pair && <MathMenu pair={pair} dispatch={dispatch} />}
      <IconButton
        size="small"
        label="Add a query"
        disabled={drafts.length >= MOST_QUERIES}
        onClick={() => dispatch({ kind: "added" })}
      >
        <Plus aria-hidden />
      </IconButton>
    </div>
  );
}

interface MathMenuProps {
  pair: readonly [BuilderState, BuilderState];
  dispatch: WorkbenchHandle["dispatch"];
}

function tagsQuery({ bucket, measurement }: BuilderState): string {
  return tagKeysQuery(bucket, measurement);
}

/** Arithmetic of A and B; it waits for the tags by which their lines find each other. */
function MathMenu({ pair: [left, right], dispatch }: MathMenuProps) {
  const [ofLeft, ofRight] = [useNames(tagsQuery(left)), useNames(tagsQuery(right))];
  const tags = (ofLeft.names ?? []).filter(
    (name) => !name.startsWith("_") && ofRight.names?.includes(name),
  );
  const isReady = ofLeft.names !== undefined && ofRight.names !== undefined;
  return (
    <Menu
      trigger={
        <IconButton size="small" label="Compute with A and B">
          <Calculator aria-hidden />
        </IconButton>
      }
    >
      <MenuHeading>A new query from the first two</MenuHeading>
      {MATH_OPERATORS.map((operator) => (
        <MenuItem
          key={operator}
          isDisabled={!isReady}
          onSelect={() => dispatch({ kind: "computed", operator, tags })}
        >
          A {operator} B
        </MenuItem>
      ))}
    </Menu>
  );
}
