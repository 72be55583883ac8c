import { describe, expect, it } from 'vitest';
import { createWords } from '../../../src/cli/words.ts';
import { lookSeen } from '../../../src/shared/look-seen.ts';

describe('what was seen', () => {
  it.each([
    ['en', { files: 1240, folders: 310 }, '1240 files in 310 folders'],
    ['en', { files: 1, folders: 1 }, '1 file in 1 folder'],
    ['en', { files: 45, folders: 0 }, '45 files'],
    ['zh-CN', { files: 45, folders: 3 }, '3 个文件夹中的 45 个文件'],
    ['zh-CN', { files: 45, folders: 0 }, '45 个文件'],
  ] as const)('is said in %s of %o', (locale, view, said) => {
    expect(lookSeen(view, createWords(locale).t)).toBe(said);
  });
});
