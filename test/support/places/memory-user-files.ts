import { createHash } from 'node:crypto';
import type { Rewrite, UserFiles } from '../../../src/main/services/user-files/types.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { type KeptFileId, keptFileId } from '../../../src/shared/model/kept-file.ts';

const KEPT: KeptFileId = keptFileId.parse('kept000000000000');

export interface MemoryUserFiles extends Pick<UserFiles, 'open' | 'rewrite'> {
  readonly texts: Map<string, string>;
  /** What opening these paths ends with. */
  readonly broken: Map<string, unknown>;
  readonly rewrites: Pick<Rewrite, 'why' | 'consumerId'>[];
  /** How often each path was opened. */
  readonly opened: string[];
  /** Called between the look at a file and its change. */
  between: () => void;
}

/** A person's files in memory, changed as the contract of `UserFiles` says. */
export function memoryUserFiles(): MemoryUserFiles {
  const texts = new Map<string, string>();
  const broken = new Map<string, unknown>();
  const files: MemoryUserFiles = {
    ...{ texts, broken, rewrites: [], opened: [], between: () => undefined },
    async open(path) {
      files.opened.push(path);
      if (broken.has(path)) throw broken.get(path);
      const text = texts.get(path);
      if (text === undefined) throw new KeyturnError('place-gone');
      const facts = { size: text.length, modifiedMs: 0, identity: path, mode: 0o600, own: true, names: 1 };
      return {
        path,
        facts,
        text,
        otherwise: 'gb18030' as const,
        digest: createHash('sha256').update(text).digest(),
      };
    },
    async rewrite({ file, text, why, consumerId, proves }) {
      files.between();
      const now = texts.get(file.path);
      if (now !== file.text) throw new KeyturnError('file-changed');
      if (now === text) return null;
      if (!proves(text)) throw new KeyturnError('file-changed');
      texts.set(file.path, text);
      files.rewrites.push({ why, consumerId });
      return KEPT;
    },
  };
  return files;
}
