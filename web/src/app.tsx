import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { Router } from "wouter";

import { ApiError } from "@/api/client";
import { sessionQuery } from "@/api/session";
import { basePath } from "@/core/base";
import { ErrorBoundary } from "@/frame/ErrorBoundary";
import { Routes } from "@/routes";
import { ToastHost } from "@/ui/Toast";

/** A session that ended shows the sign-in page, wherever it is noticed. */
function noticeSignedOut(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) {
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }
}

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
});

export function Application() {
  return (
    <QueryClientProvider client={queryClient}>
      <Tooltip.Provider delayDuration={400}>
        <Router base={basePath}>
          <ErrorBoundary>
            <Routes />
          </ErrorBoundary>
          <ToastHost />
        </Router>
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
