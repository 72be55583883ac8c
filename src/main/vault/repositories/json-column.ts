import type { z } from 'zod';

/** Parses a JSON column. The vault wrote it, so a mismatch is a defect and throws. */
export function jsonColumn<T>(schema: z.ZodType<T>, text: string | null): T | null {
  return text === null ? null : schema.parse(JSON.parse(text));
}
