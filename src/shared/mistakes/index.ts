export { findMistakes } from './find.ts';
export { mend } from './mend.ts';
export {
  type KeyValues,
  MISTAKE_KINDS,
  type Mistake,
  type MistakeKind,
  mistake,
  mistakeKind,
} from './model.ts';
export { type MistakeWords, mistakeWords } from './words.ts';
