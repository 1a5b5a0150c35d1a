import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useEffect } from "react";
import { useLocation } from "wouter";

import { sessionQuery, statusQuery } from "@/api/session";
import type { Feed, Status } from "@/api/types";
import { usePreferences } from "@/core/prefs";
import { usePairs } from "@/core/quotes";
import { ConnectionState } from "@/frame/ConnectionState";
import { Mark } from "@/frame/Mark";
import { LiveFeed } from "@/frame/LiveFeed";
import { QuoteFeed } from "@/frame/QuoteFeed";
import { ChartPanel } from "@/pages/markets/ChartPanel";
import { DEFAULT_INTERVAL } from "@/pages/markets/marketState";
import { FirstNumbers } from "@/pages/welcome/FirstNumbers";
import { PasswordLine } from "@/pages/welcome/PasswordLine";
import { Button } from "@/ui/Button";
import { Keys } from "@/ui/Keys";

import styles from "./WelcomePage.module.css";

/** The first run: three lines, read once; the proof that it works is the moving chart below. */
export function WelcomePage() {
  const { data: status } = useQuery(statusQuery);
  const { data: session } = useQuery(sessionQuery);
  const pairs = usePairs();
  const [, navigate] = useLocation();
  const markSeen = usePreferences((state) => state.markWelcomeSeen);
  const configured = status?.feed?.pairs.map(({ pair }) => pair) ?? [];
  const pair = configured.find((each) => pairs.includes(each)) ?? pairs[0] ?? "";
  const enter = (chosen: string | null) => {
    markSeen();
    navigate(chosen ? `/markets?pair=${chosen}` : "/markets");
  };
  useEffect(() => {
    document.title = "Welcome · krakflux";
  }, []);
  return (
    <div className={styles.page}>
      <QuoteFeed />
      <LiveFeed />
      <section className={styles.intro} aria-label="First run">
        <div className="row">
          <h1 className={styles.title}>
            <Mark size={24} />
            Your terminal is running
          </h1>
          <ConnectionState />
        </div>
        <ol className={styles.lines}>
          <CollectingLine feed={status?.feed ?? null} />
          <StoredLine status={status} />
          <PasswordLine isSet={session?.password_needed ?? false} />
        </ol>
        <div className="row">
          <Button look="primary" size="large" autoFocus onClick={() => enter(null)}>
            Open the terminal <Keys keys="Enter" />
          </Button>
        </div>
      </section>
      <main id="content" className={styles.live}>
        <div className={styles.chart}>
          <ChartPanel
            key={pair}
            status={status}
            pair={pair}
            interval={DEFAULT_INTERVAL}
            range={null}
            onRange={() => enter(pair)}
            isPreview
          />
        </div>
        <FirstNumbers onOpen={enter} />
      </main>
    </div>
  );
}

function pairWords(feed: Feed): string {
  const names = feed.pairs.map(({ pair }) => pair);
  return names.length > 1
    ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
    : (names[0] ?? "no pair");
}

const ORIGINS = {
  live: "from Kraken's public feed. No account needed.",
  replay: "replayed from recorded data. These are not today's prices.",
  simulated: "from a generated market. These prices are simulated.",
};

function CollectingLine({ feed }: { feed: Feed | null }) {
  const isTrouble = feed?.state === "unreachable";
  return (
    <li>
      {isTrouble ? (
        <CircleAlert className={styles.trouble} aria-hidden />
      ) : (
        <CircleCheck className={styles.done} aria-hidden />
      )}
      <span className="dim">Collecting</span>
      {feed ? (
        <span>
          <b>{pairWords(feed)}</b>, every {feed.interval_s} s, {ORIGINS[feed.kind]}
          {isTrouble && ` ${feed.exchange} does not answer yet; it is asked again and again.`}
        </span>
      ) : (
        <span>Nothing yet: this server stores what is written to it.</span>
      )}
      <span />
    </li>
  );
}

function StoredLine({ status }: { status: Status | undefined }) {
  return (
    <li>
      <CircleCheck className={styles.done} aria-hidden />
      <span className="dim">Stored</span>
      <span>
        <b>On this computer only</b>, bucket <code>{status?.bucket}</code>, in{" "}
        <code>{status?.data_directory}</code>
      </span>
      <span />
    </li>
  );
}
