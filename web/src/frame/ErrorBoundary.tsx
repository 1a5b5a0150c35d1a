import { Component, type ReactNode } from "react";

import { Failure } from "@/ui/States";

interface ErrorBoundaryState {
  error: Error | null;
}

/** Keeps a failed part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Failure
        title="This part of the page failed"
        details={`${error.message}\n${error.stack ?? ""}`}
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
