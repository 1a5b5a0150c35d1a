import { useMutation } from "@tanstack/react-query";

export interface ActionOptions<T> {
  onDone(result: T): unknown;
}

/** Something the reader asks for: pending while it runs, with its error when it was refused. */
export function useAction<T>(act: () => Promise<T>, { onDone }: ActionOptions<T>) {
  return useMutation({ mutationFn: act, onSuccess: onDone });
}
