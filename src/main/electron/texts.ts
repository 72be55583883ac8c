export { createTexts, type Translate } from '../services/texts.ts';
