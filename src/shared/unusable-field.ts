import { fieldOf } from './catalogue/index.ts';
import type { Bilingual } from './catalogue/types.ts';
import type { WireError } from './ipc/envelope.ts';
import type { CloudId } from './model/cloud.ts';

/** What its platform calls the field that kept a key from being asked; null where the error names none of the key's. */
export function unusableField(cloud: CloudId, { code, params }: WireError): Bilingual | null {
  if (code !== 'invalid-input' || typeof params.field !== 'string') return null;
  return fieldOf(cloud, params.field)?.label ?? null;
}
