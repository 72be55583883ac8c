import { z } from 'zod';

export const SHELLS = ['bash', 'zsh', 'fish', 'cmd', 'powershell'] as const;
export const shell = z.enum(SHELLS);
export type Shell = z.infer<typeof shell>;

/** `session`: for this window of a terminal alone. `user`: for all that this person starts from now on. */
export const SCRIPT_SCOPES = ['session', 'user'] as const;
export const scriptScope = z.enum(SCRIPT_SCOPES);
export type ScriptScope = z.infer<typeof scriptScope>;

/** The lines that set the variables, those that show whether they are set, and those that take them away again. */
export const SCRIPT_PARTS = ['set', 'check', 'undo'] as const;
export const scriptPart = z.enum(SCRIPT_PARTS);
export type ScriptPart = z.infer<typeof scriptPart>;

export const SNIPPET_LANGUAGES = ['python', 'node', 'go', 'java'] as const;
export const snippetLanguage = z.enum(SNIPPET_LANGUAGES);
export type SnippetLanguage = z.infer<typeof snippetLanguage>;

/** One variable of a set. Null for what is confidential: it is in no answer but the script itself. */
export const scriptVariable = z
  .object({ name: z.string(), secret: z.boolean(), value: z.string().nullable() })
  .readonly();
export type ScriptVariable = z.infer<typeof scriptVariable>;

/** The variables that one SDK or tool reads, as far as this key has them. `id` is that of a naming. */
export const variableSet = z
  .object({
    id: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }).readonly(),
    variables: z.array(scriptVariable).readonly(),
    /** The languages for which there is a program that reads them. */
    languages: z.array(snippetLanguage).readonly(),
    /** Somebody's word, not the vendor's. */
    unconfirmed: z.boolean(),
  })
  .readonly();
export type VariableSet = z.infer<typeof variableSet>;

/** What sees the variables only after it was started again. */
export const RESTARTS = ['terminals', 'editors', 'desktop-programs', 'services'] as const;
/** Where the plaintext ends up. */
export const ENDS_UP = [
  'memory',
  'profile-file',
  'universal-variables',
  'registry',
  'command-line',
  'history',
  'clipboard',
] as const;

/** A script without its secrets. */
export const scriptPreview = z
  .object({
    set: z.string(),
    check: z.string(),
    undo: z.string(),
    /** The file that the lines are for, as people write it; null where they are typed or run. */
    file: z.string().nullable(),
    restart: z.array(z.enum(RESTARTS)).readonly(),
    endsUp: z.array(z.enum(ENDS_UP)).readonly(),
  })
  .readonly();
export type ScriptPreview = z.infer<typeof scriptPreview>;
