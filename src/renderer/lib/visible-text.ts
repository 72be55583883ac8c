/** Characters that are not seen, or that turn the ones around them about: controls, bidirectional marks, fillers. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u3164\uFFA0]/gu;

/** A text of another program as it really is: what could hide or turn a part of it about is written out. */
export const visibleText = (text: string): string =>
  text.replaceAll(UNSEEN, (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`);
