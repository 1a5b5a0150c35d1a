import { useEffect } from "react";

import { setTitleNotice, useTitleNotice } from "@/core/titleNotice";
import { watchPriceLines } from "@/market/priceLineWatch";
import { showToast } from "@/ui/Toast";

/** Tells of crossed price lines, in a message and in the tab's title; draws nothing. */
export function PriceLineWatch() {
  const notice = useTitleNotice((state) => state.notice);
  useEffect(
    () =>
      watchPriceLines((words) => {
        showToast(words);
        setTitleNotice(words);
      }),
    [],
  );
  useEffect(() => {
    if (notice === null) return undefined;
    const before = document.title;
    const title = `${notice} · krakflux`;
    document.title = title;
    const see = new AbortController();
    for (const event of ["pointerdown", "keydown"] as const)
      window.addEventListener(event, () => setTitleNotice(null), {
        capture: true,
        signal: see.signal,
      });
    return () => {
      see.abort();
      if (document.title === title) document.title = before;
    };
  }, [notice]);
  return null;
}
