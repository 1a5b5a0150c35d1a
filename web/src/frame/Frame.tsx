import { Suspense, type ReactNode } from "react";

import { LiveFeed } from "@/frame/LiveFeed";
import { PriceLineWatch } from "@/frame/PriceLineWatch";
import { QuoteFeed } from "@/frame/QuoteFeed";
import { CommandPalette } from "@/frame/CommandPalette";
import { HelpDialog } from "@/frame/HelpDialog";
import { useFrameCommands } from "@/frame/frameCommands";
import { closeOverlay, useOverlay } from "@/frame/overlay";
import { useHotkeys } from "@/frame/useHotkeys";
import { Rail, type PageName } from "@/frame/Rail";
import { ErrorBoundary } from "@/frame/ErrorBoundary";

import styles from "./Frame.module.css";

export interface FrameProps {
  page: PageName;
  /** False gives the whole screen to the page. */
  hasRail?: boolean;
  children: ReactNode;
}

/** Rail, page and what lies over them; a page brings its own header line. */
export function Frame({ page, hasRail = true, children }: FrameProps) {
  const overlay = useOverlay((state) => state.overlay);
  useFrameCommands();
  useHotkeys();
  return (
    <div className={hasRail ? styles.app : styles.bare}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      {hasRail && <Rail page={page} />}
      <div className={styles.page}>
        <ErrorBoundary key={page}>
          <Suspense fallback={<PageFallback />}>{children}</Suspense>
        </ErrorBoundary>
      </div>
      <QuoteFeed />
      <LiveFeed />
      <PriceLineWatch />
      <CommandPalette isOpen={overlay === "palette"} onClose={closeOverlay} />
      <HelpDialog isOpen={overlay === "help"} onClose={closeOverlay} />
    </div>
  );
}

function PageFallback() {
  return (
    <>
      <header className={styles.header} />
      <main aria-busy />
    </>
  );
}
