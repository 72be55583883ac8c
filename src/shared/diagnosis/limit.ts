/** The longest error text that is read, in characters. By itself, so that the window needs no more than this. */
export const MAX_ERROR_TEXT = 1024 * 1024;
