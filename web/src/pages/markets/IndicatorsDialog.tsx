import { Plus, X } from "lucide-react";
import { useState } from "react";

import { lineColours } from "@/charts/IndicatorPanes";
import {
  indicatorId,
  INDICATOR_KINDS,
  INDICATORS,
  isLength,
  MOST_INDICATORS,
  newIndicator,
  type Indicator,
  type IndicatorKind,
  type IndicatorParameter,
} from "@/market/indicators";
import { Button, IconButton } from "@/ui/Button";
import { Dialog, DialogBody } from "@/ui/Dialog";

import styles from "./MarketDialogs.module.css";

const COLOURS = ["--s1", "--s2", "--s3", "--s4", "--s5", "--s6"].map((name) => `var(${name})`);

export interface IndicatorsDialogProps {
  indicators: readonly Indicator[];
  onChange(indicators: readonly Indicator[]): void;
  onExplore(): void;
  onClose(): void;
}

/** What is drawn over and below the candles: added, changed and taken away. */
export function IndicatorsDialog({
  indicators,
  onChange,
  onExplore,
  onClose,
}: IndicatorsDialogProps) {
  const isFull = indicators.length >= MOST_INDICATORS;
  return (
    <Dialog title="Indicators" isOpen onClose={onClose}>
      <DialogBody>
        <ChosenList indicators={indicators} onChange={onChange} />
        <h3 className={styles.heading}>Add</h3>
        <ul className={styles.kinds}>
          {INDICATOR_KINDS.map((kind) => (
            <KindButton
              key={kind}
              kind={kind}
              isDisabled={isFull || isThere(kind, indicators)}
              onAdd={() => onChange([...indicators, newIndicator(kind)])}
            />
          ))}
        </ul>
        <p className={styles.note}>
          {isFull && `${MOST_INDICATORS} indicators are the most at once. `}
          The server computes them in Flux, over the shown bars and as many before them as the
          lengths take. The running bar is asked for again every 15 s, and when a bar closes.
        </p>
        {indicators.length > 0 && (
          <Button size="small" onClick={onExplore}>
            Open their script in Explore
          </Button>
        )}
      </DialogBody>
    </Dialog>
  );
}

function isThere(kind: IndicatorKind, indicators: readonly Indicator[]): boolean {
  const id = indicatorId(newIndicator(kind));
  return indicators.some((indicator) => indicatorId(indicator) === id);
}

interface ChosenListProps {
  indicators: readonly Indicator[];
  onChange(indicators: readonly Indicator[]): void;
}

function ChosenList({ indicators, onChange }: ChosenListProps) {
  const colours = lineColours(indicators, COLOURS);
  if (indicators.length === 0) return <p className="dim">None is drawn.</p>;
  return (
    <ul className={styles.chosen} aria-label="Drawn">
      {indicators.map((indicator, index) => (
        // The place is the identity: a changed length must not take the field's focus.
        // eslint-disable-next-line react/no-array-index-key
        <li key={`${indicator.kind} ${index}`}>
          <i style={{ background: colours.get(indicatorId(indicator))?.at(-1) }} />
          <span className="clip">{INDICATORS[indicator.kind].title}</span>
          <span className={styles.lengths}>
            {INDICATORS[indicator.kind].parameters.map((parameter, place) => (
              <LengthField
                key={parameter.name}
                label={`${INDICATORS[indicator.kind].short} ${parameter.name.toLowerCase()}`}
                parameter={parameter}
                value={indicator.lengths[place] ?? parameter.initial}
                onChange={(value) =>
                  onChange(
                    indicators.with(index, {
                      ...indicator,
                      lengths: indicator.lengths.with(place, value),
                    }),
                  )
                }
              />
            ))}
          </span>
          <IconButton
            label={`Remove ${INDICATORS[indicator.kind].title}`}
            onClick={() => onChange(indicators.toSpliced(index, 1))}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

interface LengthFieldProps {
  label: string;
  parameter: IndicatorParameter;
  value: number;
  onChange(value: number): void;
}

/** A number that counts as soon as it is within its bounds; until then the one before holds. */
function LengthField({ label, parameter, value, onChange }: LengthFieldProps) {
  const [text, setText] = useState(String(value));
  const isValid = isLength(Number(text), parameter);
  const change = (next: string) => {
    setText(next);
    if (isLength(Number(next), parameter)) onChange(Number(next));
  };
  return (
    <label className={styles.length} data-invalid={!isValid}>
      <span className="sr">{label}</span>
      <input
        type="number"
        min={parameter.least}
        max={parameter.most}
        value={text}
        aria-invalid={!isValid}
        title={`${label}: ${parameter.least} to ${parameter.most}`}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setText(String(value))}
      />
    </label>
  );
}

interface KindButtonProps {
  kind: IndicatorKind;
  isDisabled: boolean;
  onAdd(): void;
}

function KindButton({ kind, isDisabled, onAdd }: KindButtonProps) {
  const { title, computedBy, isOverlay } = INDICATORS[kind];
  return (
    <li>
      <button type="button" className={styles.kind} disabled={isDisabled} onClick={onAdd}>
        <Plus aria-hidden />
        <span>{title}</span>
        <span className="push cap dim">{isOverlay ? "over the candles" : "own pane"}</span>
        <code>{computedBy}</code>
      </button>
    </li>
  );
}
