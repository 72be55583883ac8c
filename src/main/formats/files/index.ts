import type { FileKind } from '../../../shared/model/consumer.ts';
import { documentsKinds } from './documents/index.ts';
import type { FileKindSpec } from './file-kind.ts';
import { iniKinds } from './ini/index.ts';
import { shellKinds } from './shell/index.ts';

/** Every kind of file that keys are read from. */
export const fileKinds: readonly FileKindSpec[] = [...iniKinds, ...documentsKinds, ...shellKinds];

const byId = new Map(fileKinds.map((kind) => [kind.id, kind]));

/** Throws for an id without a kind, which the tests rule out. */
export function fileKindOf(id: FileKind): FileKindSpec {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`No such kind of file: ${id}`);
  return found;
}
