/** The answers of several queries as one: their tables side by side, their CSV one after another. */
import type { QueryAnswer } from "@/api/query";
import type { Frame } from "@/api/frames";

/** A query's letter: A, B, C. */
export function letterOf(index: number): string {
  return String.fromCharCode("A".charCodeAt(0) + index);
}

export interface NamedAnswer {
  name: string;
  answer: QueryAnswer;
}

function named(frame: Frame, name: string): Frame {
  const isNameless = frame.result === "_result" || frame.result === "";
  return { ...frame, result: isNameless ? name : `${name} ${frame.result}` };
}

function joinBytes(parts: readonly ArrayBuffer[]): ArrayBuffer {
  const joined = new Uint8Array(parts.reduce((total, { byteLength }) => total + byteLength, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(new Uint8Array(part), end);
    end += part.byteLength;
  }
  return joined.buffer;
}

function total(answers: readonly NamedAnswer[], of: (answer: QueryAnswer) => number): number {
  return answers.reduce((sum, { answer }) => sum + of(answer), 0);
}

/** Joins answers that ran side by side; each result is called by its query. Null where none is. */
export function joinAnswers(answers: readonly NamedAnswer[]): QueryAnswer | null {
  const [first] = answers;
  if (!first || answers.length === 1) return first?.answer ?? null;
  return {
    frames: answers.flatMap(({ name, answer }) => answer.frames.map((frame) => named(frame, name))),
    error: answers.find(({ answer }) => answer.error !== null)?.answer.error ?? null,
    rows: total(answers, ({ rows }) => rows),
    isTruncated: answers.some(({ answer }) => answer.isTruncated),
    elapsedMs: Math.max(...answers.map(({ answer }) => answer.elapsedMs)),
    byteLength: total(answers, ({ byteLength }) => byteLength),
    bytes: joinBytes(answers.map(({ answer }) => answer.bytes)),
  };
}
