import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { ImportPreview, ImportRow } from '../../../shared/model/import.ts';
import { type DetectedKeys, readKeys } from '../../formats/detect.ts';
import { type FoundKey, publicIdOf, secretOf } from '../../formats/found-key.ts';
import type { HeldKeys } from './target.ts';

/** What a preview is made of, kept in main until it is committed, discarded, or thirty minutes old. */
export interface Draft {
  readonly keys: readonly FoundKey[];
}

/** A preview as it crosses, all but its own id. */
export type DraftView = Omit<ImportPreview, 'preview'>;

/** The longest label that a key can have. */
const MAX_LABEL = 120;

/**
 * Reads the keys in a text and compares each with the vault.
 *
 * Throws `csv-malformed` (params `line`, `problem`) when a console's CSV holds not one whole key, `nothing-found` when
 * another text holds none.
 */
export function draftFrom(
  text: string,
  source: { readonly fileName: string; readonly ticket: TicketId } | null,
  held: HeldKeys,
): { readonly draft: Draft; readonly view: DraftView } {
  const found = readKeys(text);
  requireKeys(found);
  return {
    draft: { keys: found.keys },
    view: {
      fileName: source?.fileName ?? null,
      rows: rowsOf(found.keys, source?.fileName ?? null, held),
      problems: found.problems,
      source: source?.ticket ?? null,
    },
  };
}

function requireKeys(found: DetectedKeys): void {
  if (found.keys.length > 0) return;
  const [problem] = found.problems;
  if (found.format === 'text' || problem === undefined) throw new KeyturnError('nothing-found');
  throw new KeyturnError('csv-malformed', { line: problem.line, problem: problem.kind });
}

function rowsOf(keys: readonly FoundKey[], fileName: string | null, held: HeldKeys): readonly ImportRow[] {
  const seen = new Set<string>();
  return keys.map((key, index) => {
    const name = `${key.cloud} ${publicIdOf(key)}`;
    const repeated = seen.has(name);
    seen.add(name);
    return {
      index,
      cloud: key.cloud,
      sure: key.sure,
      alike: key.alike,
      site: key.site,
      fields: key.fields,
      held: Object.keys(key.secrets),
      label: labelOf(key, keys.length === 1 ? fileName : null),
      publicId: maskPublicId(publicIdOf(key)),
      line: key.line,
      status: repeated ? { kind: 'repeated' } : statusOf(key, held),
    };
  });
}

function statusOf(key: FoundKey, held: HeldKeys): ImportRow['status'] {
  const known = held.find(key.cloud, publicIdOf(key));
  if (known === null) return { kind: 'new' };
  if (known.binned) return { kind: 'in-bin', id: known.id, label: known.label };
  const kind = known.sameSecret(secretOf(key)?.reveal() ?? '') ? 'duplicate' : 'other-secret';
  return { kind, id: known.id, label: known.label };
}

/**
 * The user or profile named beside the key, else the user in the name that AWS gives its file (`alice_accessKeys.csv`),
 * else the masked id: a key needs some label, and a person sees it before anything is added.
 */
function labelOf(key: FoundKey, fileName: string | null): string {
  const user = /^(.+)_accessKeys(?: ?\(\d+\))?\.csv$/i.exec(fileName ?? '')?.[1];
  const label = key.label.trim() || user?.trim() || maskPublicId(publicIdOf(key));
  return label.slice(0, MAX_LABEL).trim();
}
