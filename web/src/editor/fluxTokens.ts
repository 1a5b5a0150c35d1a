/** The one token of Flux that depends on what stands before it: a slash begins a pattern or divides. */
import { ExternalTokenizer, type InputStream } from "@lezer/lr";

import { RegExp } from "./flux.grammar.terms";

const [SLASH, BACKSLASH, LINE_END, NO_MORE] = [47, 92, 10, -1];
/** What ends a value: a slash after it divides. */
const ENDS_VALUE = /[\w)\]}"]/;

function followsValue(input: InputStream): boolean {
  for (let offset = -1; ; offset--) {
    const code = input.peek(offset);
    if (code === NO_MORE) return false;
    const character = String.fromCharCode(code);
    if (character.trim() !== "") return ENDS_VALUE.test(character);
  }
}

export const regExp = new ExternalTokenizer((input) => {
  if (input.next !== SLASH || followsValue(input)) return;
  input.advance();
  if (input.next === SLASH) return;
  while (input.next !== NO_MORE && input.next !== LINE_END) {
    const code = input.next;
    input.advance();
    if (code === SLASH) return input.acceptToken(RegExp);
    if (code === BACKSLASH) input.advance();
  }
});
