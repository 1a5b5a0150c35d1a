/** The page's end of the decoding worker: one worker, started when first needed. */
import type { DecodeReply, DecodeRequest } from "@/api/annotatedCsv.worker";
import type { DecodedBody } from "@/api/frames";

export interface DecodedAnswer {
  body: DecodedBody;
  bytes: ArrayBuffer;
}

interface Waiter {
  resolve(answer: DecodedAnswer): void;
  reject(error: Error): void;
}

const waiters = new Map<number, Waiter>();
let worker: Worker | null = null;
let lastId = 0;

function settle({ data }: MessageEvent<DecodeReply>): void {
  const waiter = waiters.get(data.id);
  waiters.delete(data.id);
  if (data.body) waiter?.resolve({ body: data.body, bytes: data.bytes });
  else waiter?.reject(new Error(data.failure ?? "the answer could not be read"));
}

function startWorker(): Worker {
  const started = new Worker(new URL("./annotatedCsv.worker.ts", import.meta.url), {
    type: "module",
  });
  started.addEventListener("message", settle);
  started.addEventListener("error", () => {
    for (const waiter of waiters.values()) waiter.reject(new Error("the decoding worker failed"));
    waiters.clear();
    worker = null;
  });
  return started;
}

/** Decodes an answer; `bytes` is lent to the worker and comes back with the answer. */
export function decodeAnswer(bytes: ArrayBuffer, rowLimit: number): Promise<DecodedAnswer> {
  worker ??= startWorker();
  const message: DecodeRequest = { id: ++lastId, bytes, rowLimit };
  const answer = new Promise<DecodedAnswer>((resolve, reject) => {
    waiters.set(message.id, { resolve, reject });
  });
  worker.postMessage(message, [bytes]);
  return answer;
}
