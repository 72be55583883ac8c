import type { z } from 'zod';
import { ManagerError, requireFewMarks } from '../managers/limits.ts';
import { type ExportContent, exportContent } from './content.ts';

/** The content of an export from its JSON. Throws ManagerError `unreadable`, `too-large`. */
export function readContent(bytes: Uint8Array): ExportContent {
  return parsedAs(exportContent, bytes);
}

/** JSON of a form that is known. Throws ManagerError `unreadable`, `too-large`. */
export function parsedAs<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  requireFewMarks(bytes, 'json');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ManagerError('unreadable');
  }
}
