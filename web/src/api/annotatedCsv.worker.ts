/** Decodes query answers off the page's thread; takes bytes, gives frames and the bytes back. */
import { decodeAnnotatedCsv } from "@/api/annotatedCsv";
import { transferables, type DecodedBody } from "@/api/frames";

export interface DecodeRequest {
  id: number;
  bytes: ArrayBuffer;
  rowLimit: number;
}

export interface DecodeReply {
  id: number;
  bytes: ArrayBuffer;
  body: DecodedBody | null;
  failure: string | null;
}

interface WorkerScope {
  addEventListener(kind: "message", listener: (event: MessageEvent<DecodeRequest>) => void): void;
  postMessage(reply: DecodeReply, transfer: ArrayBufferLike[]): void;
}

declare const self: WorkerScope;

self.addEventListener("message", ({ data }) => {
  const { id, bytes, rowLimit } = data;
  try {
    const body = decodeAnnotatedCsv(new TextDecoder().decode(bytes), rowLimit);
    self.postMessage({ id, bytes, body, failure: null }, [bytes, ...transferables(body.frames)]);
  } catch (error) {
    const failure = `the answer could not be read: ${error instanceof Error ? error.message : error}`;
    self.postMessage({ id, bytes, body: null, failure }, [bytes]);
  }
});
