import { useCallback, useMemo } from "react";

import { useUrlState } from "@/core/urlState";
import {
  decodeBuilder,
  encodeBuilder,
  priceState,
  reduceBuilder,
  type BuilderEvent,
  type BuilderState,
} from "@/workbench/builderState";
import { toFlux } from "@/workbench/toFlux";

export interface Workbench {
  builder: BuilderState;
  /** What the builder writes. */
  generated: string;
  /** The script to edit by hand; null while the builder leads. */
  script: string | null;
  dispatch(event: BuilderEvent): void;
  /** Hands the query to the editor; the builder keeps its cards for a return. */
  edit(script: string): void;
  returnToBuilder(): void;
}

const FIRST_PAIR = "BTC/USD";

/** The query of the page, which the address holds: `b` is the builder's, `q` a script's. */
export function useWorkbench(bucket: string): Workbench {
  const { get, change } = useUrlState();
  const [encoded, pair, script] = [get("b"), get("pair"), get("q")];
  const builder = useMemo(
    () =>
      (encoded === null ? null : decodeBuilder(encoded)) ?? priceState(bucket, pair ?? FIRST_PAIR),
    [bucket, encoded, pair],
  );
  const generated = useMemo(() => toFlux(builder), [builder]);
  const dispatch = useCallback(
    (event: BuilderEvent) => {
      const next = reduceBuilder(builder, event);
      change({ b: encodeBuilder(next), pair: null }, { replace: true });
    },
    [builder, change],
  );
  const edit = useCallback(
    (text: string) => change({ q: text, b: encodeBuilder(builder), pair: null }, { replace: true }),
    [builder, change],
  );
  const returnToBuilder = useCallback(() => change({ q: null }, { replace: true }), [change]);
  return { builder, generated, script, dispatch, edit, returnToBuilder };
}
