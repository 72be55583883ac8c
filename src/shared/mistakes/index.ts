export { findMistakes } from './find.ts';
export { mend } from './mend.ts';
export {
  type KeyValues,
  MISTAKE_KINDS,
  type Mistake,
  type MistakeKind,
  mistake,
} from './model.ts';
export { type MistakeWords, mistakeWords } from './words.ts';
