/** Keeps the browser's preferences and the server's in step while their user is signed in. */
import { useEffect, useState } from "react";

import { fetchPreferences, storePreferences } from "@/api/preferences";
import { changesSince, documentOf, readDocument } from "@/core/preferenceDocument";
import { DEFAULTS, usePreferences } from "@/core/prefs";

/** Several choices in a row are written once. */
export const WRITE_AFTER_MS = 1_000;

/** What another user left in this browser is neither shown to this one nor stored as theirs. */
function claim(user: string): void {
  const { owner } = usePreferences.getState();
  const isAnothers = owner !== null && owner !== user;
  usePreferences.setState(
    isAnothers ? { ...DEFAULTS, changedAt: 0, owner: user } : { owner: user },
  );
}

/**
 * Takes the server's document over once, if it is newer; writes what is chosen from then on.
 *
 * A server that can't be read or written leaves everything to the browser; the newer document is
 * found out at the next visit.
 */
export function startPreferenceSync(user: string, onSettled: () => void): () => void {
  const abort = new AbortController();
  let timer = 0;
  let unsubscribe = (): void => undefined;
  let known = 0;
  claim(user);
  const before = documentOf(usePreferences.getState());

  const write = (): void => {
    storePreferences(documentOf(usePreferences.getState())).catch(() => undefined);
  };
  const note = ({ changedAt }: { changedAt: number }): void => {
    if (changedAt <= known) return;
    known = changedAt;
    window.clearTimeout(timer);
    timer = window.setTimeout(write, WRITE_AFTER_MS);
  };
  const follow = (answer: unknown): void => {
    if (abort.signal.aborted) return;
    const stored = readDocument(answer);
    const own = documentOf(usePreferences.getState());
    if (stored.changedAt > before.changedAt)
      usePreferences.setState({ ...stored, ...changesSince(before, own) });
    // Where nothing is stored, the next choice is the first to be written.
    known = stored.changedAt || before.changedAt;
    unsubscribe = usePreferences.subscribe(note);
    note(usePreferences.getState());
  };

  void fetchPreferences(abort.signal)
    .then(follow)
    .catch(() => undefined)
    .finally(() => {
      if (!abort.signal.aborted) onSettled();
    });
  return () => {
    abort.abort();
    window.clearTimeout(timer);
    unsubscribe();
  };
}

/** Does so while the component is mounted; true once it is known which document counts. */
export function usePreferenceSync(user: string | null): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(
    () => (user === null ? undefined : startPreferenceSync(user, () => setSettled(user))),
    [user],
  );
  return settled === user;
}
