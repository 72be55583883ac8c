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

const NEITHER = { plain: false, muted: false };

it.each([
  ['aws-credentials', false, 'command', NEITHER, 'command'],
  ['aws-credentials', false, 'command', { plain: true, muted: true }, 'remove'],
  ['aws-credentials', false, 'command', { plain: false, muted: true }, 'muted'],
  ['dotenv', false, 'remove', { plain: false, muted: true }, 'remove'],
  ['shell-history', true, 'remove', NEITHER, 'history'],
  ['azure-cli', false, 'remove', { plain: true, muted: false }, 'login'],
] as const)('taking plaintext out of %s (%s, %s, %o) is said as %s', (file, leak, scrub, way, how) => {
  expect(scrubHow({ place: lying(file), leak, scrub }, way)).toBe(how);
});
