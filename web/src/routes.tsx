import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Redirect, Route, Switch, useLocation, useSearch } from "wouter";

import { ApiError } from "@/api/client";
import { sessionQuery, signInWithCode } from "@/api/session";
import type { Session } from "@/api/types";
import { usePreferences } from "@/core/prefs";
import { usePreferenceSync } from "@/core/preferenceSync";
import { Frame } from "@/frame/Frame";
import { Blank, ServerFailure, ServerUnreachable } from "@/frame/Blank";
import { SetupPage } from "@/pages/setup/SetupPage";
import { SignInPage } from "@/pages/signin/SignInPage";

const MarketsPage = lazy(() =>
  import("@/pages/markets/MarketsPage").then((page) => ({ default: page.MarketsPage })),
);
const DataPage = lazy(() =>
  import("@/pages/data/DataPage").then((page) => ({ default: page.DataPage })),
);
const ScannerPage = lazy(() =>
  import("@/pages/scanner/ScannerPage").then((page) => ({ default: page.ScannerPage })),
);
const ExplorePage = lazy(() =>
  import("@/pages/explore/ExplorePage").then((page) => ({ default: page.ExplorePage })),
);
const DashboardsPage = lazy(() =>
  import("@/pages/dashboards/DashboardsPage").then((page) => ({ default: page.DashboardsPage })),
);
const DashboardPage = lazy(() =>
  import("@/pages/dashboard/DashboardPage").then((page) => ({ default: page.DashboardPage })),
);
const SharedPage = lazy(() =>
  import("@/pages/shared/SharedPage").then((page) => ({ default: page.SharedPage })),
);
const WelcomePage = lazy(() =>
  import("@/pages/welcome/WelcomePage").then((page) => ({ default: page.WelcomePage })),
);

interface CodeExchange {
  isPending: boolean;
  error: string | null;
}

/** The code of the printed address, which ends in `/#code=…` (a fragment is never sent) or `/?code=…`. */
function readCode(): string | null {
  const { hash, search } = window.location;
  return new URLSearchParams(hash.slice(1)).get("code") ?? new URLSearchParams(search).get("code");
}

/** Spends the code of the address once and takes it out of the address. */
function useSignInCode(): CodeExchange {
  const [code] = useState(readCode);
  const [exchange, setExchange] = useState<CodeExchange>({ isPending: code !== null, error: null });
  const [, navigate] = useLocation();
  const client = useQueryClient();
  useEffect(() => {
    if (code === null || isSpent(code)) return;
    navigate("/", { replace: true });
    signInWithCode(code)
      .then(() => client.invalidateQueries({ queryKey: sessionQuery.queryKey }))
      .then(() => setExchange({ isPending: false, error: null }))
      .catch((error: unknown) => {
        const message =
          error instanceof ApiError ? error.message : "the sign-in code was not accepted";
        setExchange({ isPending: false, error: message });
      });
  }, [client, code, navigate]);
  return exchange;
}

const spentCodes = new Set<string>();

/** Remembers codes, so that an effect that runs twice spends each only once. */
function isSpent(code: string): boolean {
  if (spentCodes.has(code)) return true;
  spentCodes.add(code);
  return false;
}

/** A shared dashboard asks for no session; everything else does. */
export function Routes() {
  const [path] = useLocation();
  if (path !== "/shared") return <SignedInRoutes />;
  return (
    <Suspense fallback={<Blank />}>
      <SharedPage />
    </Suspense>
  );
}

/** Decides between set-up, sign-in and the terminal. */
function SignedInRoutes() {
  const exchange = useSignInCode();
  const session = useQuery({ ...sessionQuery, enabled: !exchange.isPending });
  if (session.isError)
    return <ServerFailure error={session.error} onRetry={() => void session.refetch()} />;
  if (exchange.isPending || !session.data)
    return session.failureReason ? <ServerUnreachable /> : <Blank />;
  if (session.data.setup_allowed) return <SetupPage />;
  if (!session.data.authenticated)
    return <SignInPage session={session.data} codeError={exchange.error} />;
  return <Terminal session={session.data} />;
}

function Terminal({ session }: { session: Session }) {
  const isPresentation = new URLSearchParams(useSearch()).has("kiosk");
  const isSettled = usePreferenceSync(session.user);
  const hasSeenWelcome = usePreferences((state) => state.hasSeenWelcome);
  const home = session.mode === "serve" ? "/explore" : hasSeenWelcome ? "/markets" : "/welcome";
  return (
    <Switch>
      <Route path="/welcome">
        <Suspense fallback={<Blank />}>
          <WelcomePage />
        </Suspense>
      </Route>
      <Route path="/markets">
        <Frame page="markets">
          <MarketsPage />
        </Frame>
      </Route>
      <Route path="/scanner">
        <Frame page="scanner">
          <ScannerPage />
        </Frame>
      </Route>
      <Route path="/explore">
        <Frame page="explore">
          <ExplorePage />
        </Frame>
      </Route>
      <Route path="/dashboards">
        <Frame page="dashboards">
          <DashboardsPage />
        </Frame>
      </Route>
      <Route path="/dashboard">
        <Frame page="dashboards" hasRail={!isPresentation}>
          <DashboardPage />
        </Frame>
      </Route>
      <Route path="/data">
        <Frame page="data">
          <DataPage />
        </Frame>
      </Route>
      <Route>{isSettled ? <Redirect to={home} replace /> : <Blank />}</Route>
    </Switch>
  );
}
