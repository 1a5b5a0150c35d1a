import { Combine, Plus, X } from "lucide-react";

import type { TimeRange } from "@/core/timeRange";
import {
  bucketsQuery,
  fieldsQuery,
  measurementsQuery,
  tagKeysQuery,
  tagValuesQuery,
} from "@/flux/schemaQueries";
import { IconButton } from "@/ui/Button";
import { Menu, MenuHeading, MenuItem } from "@/ui/Menu";
import type { BuilderEvent, BuilderState, TagCard } from "@/workbench/builder/builderState";
import { NameCard } from "@/workbench/builder/NameCard";
import { countsQuery } from "@/workbench/builder/toFlux";
import { useCounts, useNames } from "@/workbench/builder/useNames";

import styles from "./Builder.module.css";

export interface CardsProps {
  state: BuilderState;
  range: TimeRange;
  onEvent(event: BuilderEvent): void;
}

/** The cards that choose points, from the bucket at the left to the last tag. */
export function Cards(props: CardsProps) {
  const { state, onEvent } = props;
  const { bucket, measurement } = state;
  return (
    <div className={styles.cards}>
      <NameCard
        label="bucket"
        verb="From"
        names={useNames(bucketsQuery(), "name")}
        emptyWords="There is no bucket yet."
        selected={[bucket]}
        onToggle={(name) => onEvent({ kind: "bucket", bucket: name })}
      />
      <MeasurementCard key={bucket} {...props} />
      {measurement !== null && (
        <>
          <FieldCard {...props} measurement={measurement} />
          {state.tags.map((card, index) => (
            <TagValues
              key={card.key}
              {...props}
              measurement={measurement}
              card={card}
              index={index}
            />
          ))}
          <AddTag {...props} measurement={measurement} />
        </>
      )}
    </div>
  );
}

function MeasurementCard({ state, range, onEvent }: CardsProps) {
  const column = "_measurement";
  return (
    <NameCard
      label={column}
      verb="Filter"
      names={useNames(measurementsQuery(state.bucket))}
      emptyWords={`The bucket ${state.bucket} holds no points yet.`}
      counts={useCounts(countsQuery(state, column, 0), column, range)}
      selected={state.measurement === null ? [] : [state.measurement]}
      onToggle={(measurement) => onEvent({ kind: "measurement", measurement })}
    />
  );
}

type InMeasurement = CardsProps & { measurement: string };

function FieldCard({ state, range, onEvent, measurement }: InMeasurement) {
  const column = "_field";
  return (
    <NameCard
      label={column}
      verb="Filter"
      names={useNames(fieldsQuery(state.bucket, measurement))}
      emptyWords={`${measurement} has no fields in ${state.bucket}.`}
      counts={useCounts(countsQuery(state, column, 1), column, range)}
      selected={state.fields}
      isMany
      onToggle={(field) => onEvent({ kind: "field", field })}
    />
  );
}

interface TagValuesProps extends InMeasurement {
  card: TagCard;
  index: number;
}

function TagValues({ state, range, onEvent, measurement, card, index }: TagValuesProps) {
  const { key } = card;
  return (
    <NameCard
      label={key}
      verb="Filter"
      names={useNames(tagValuesQuery(state.bucket, measurement, key))}
      emptyWords={`${measurement} has no tag ${key}.`}
      counts={useCounts(countsQuery(state, key, 2 + index), key, range)}
      selected={card.values}
      isMany
      onToggle={(value) => onEvent({ kind: "tagValue", key, value })}
      actions={
        <>
          <IconButton
            label={`Merge lines that differ by ${key} alone`}
            size="small"
            aria-pressed={card.isMerged}
            onClick={() => onEvent({ kind: "tagMerged", key })}
          >
            <Combine aria-hidden />
          </IconButton>
          <IconButton
            label={`Remove the card ${key}`}
            size="small"
            onClick={() => onEvent({ kind: "tagRemoved", key })}
          >
            <X aria-hidden />
          </IconButton>
        </>
      }
    />
  );
}

function AddTag({ state, onEvent, measurement }: InMeasurement) {
  const { names, error } = useNames(tagKeysQuery(state.bucket, measurement));
  const used = new Set(state.tags.map(({ key }) => key));
  const free = (names ?? []).filter((name) => !name.startsWith("_") && !used.has(name));
  return (
    <div className={styles.add}>
      <Menu
        trigger={
          <button type="button" className={styles.addButton} aria-label="Filter by another tag">
            <Plus aria-hidden />
          </button>
        }
      >
        <MenuHeading>
          {error ?? (free.length > 0 ? "Filter by tag" : "Every tag has its card")}
        </MenuHeading>
        {free.map((key) => (
          <MenuItem key={key} onSelect={() => onEvent({ kind: "tagAdded", key })}>
            {key}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
