import { expect, it } from 'vitest';
import { scrubHow } from '../../../../../src/renderer/features/plaintext/how.ts';
import type { FileKind, FilePlace } from '../../../../../src/shared/model/consumer.ts';

const lying = (file: FileKind): FilePlace => ({
  kind: 'file',
  device: 'd0000000',
  deviceName: 'atlas',
  path: '/home/li/file',
  file,
  entry: 'prod',
  holds: 'values',
});

it.each([
  ['aws-credentials', false, 'command', false, 'command'],
  ['aws-credentials', false, 'command', true, 'remove'],
  ['dotenv', false, 'remove', false, 'remove'],
  ['shell-history', true, 'remove', false, 'history'],
  ['azure-cli', false, 'remove', true, 'login'],
] as const)(
  'taking plaintext out of %s (%s, %s, plain %s) is said as %s',
  (file, leak, scrub, plain, how) => {
    expect(scrubHow({ place: lying(file), leak, scrub }, plain)).toBe(how);
  },
);
