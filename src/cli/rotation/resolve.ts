import type { RotationView } from '../../shared/model/rotation.ts';
import { type CliApp, call } from '../app.ts';
import { CliError, usageError } from '../errors.ts';

const SHORTEST = 4;

/** The ids of this rotation's keys that the text names: by a key's id, the start of it, or the cloud's own id. */
function keysNamed(rotation: RotationView, text: string): readonly string[] {
  const keys = [
    { id: rotation.credentialId, publicId: rotation.oldPublicId },
    { id: rotation.newCredentialId, publicId: rotation.newPublicId },
  ];
  return keys.flatMap(({ id, publicId }) =>
    publicId === text || id?.startsWith(text.toLowerCase()) === true ? [id ?? text] : [],
  );
}

/** Of the rotations of one key: the one that runs, else the latest. */
function foremost(rotations: readonly RotationView[]): RotationView | undefined {
  const latestFirst = [...rotations].sort((a, b) => b.startedAt - a.startedAt);
  return latestFirst.find((rotation) => rotation.endedAt === null) ?? latestFirst[0];
}

/**
 * The rotation that an argument means: its id or the start of it, or a key that it replaces or brings.
 * Throws CliError `no-such-rotation`, `ambiguous-id` with the candidates, and a usage error for too short a start.
 */
export async function resolveRotation(app: CliApp, text: string): Promise<RotationView> {
  if (text.length < SHORTEST) throw usageError('id-too-short', { least: SHORTEST });
  const all = await call(app, 'rotations.list', { running: false });
  const exact = all.find((rotation) => rotation.id === text);
  if (exact !== undefined) return exact;
  const begun = all.filter((rotation) => rotation.id.startsWith(text.toLowerCase()));
  const ofKeys = all.filter((rotation) => keysNamed(rotation, text).length > 0);
  const keys = new Set(ofKeys.flatMap((rotation) => keysNamed(rotation, text)));
  const [first] = begun.length > 0 ? begun : [foremost(ofKeys)];
  if (first === undefined) throw new CliError('no-such-rotation', { id: text });
  if (begun.length + keys.size > 1) {
    const candidates = [...begun, ...ofKeys].map(({ id, label }) => `${id} (${label})`);
    throw new CliError('ambiguous-id', { id: text, candidates: [...new Set(candidates)].join(', ') });
  }
  return first;
}
