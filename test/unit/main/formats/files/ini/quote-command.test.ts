import { expect, it } from 'vitest';
import { quotedCommand } from '../../../../../../src/main/formats/files/ini/quote-command.ts';

it.each([
  [['/opt/keyturn', 'cli', 'credential-process', '0a1b'], '/opt/keyturn cli credential-process 0a1b'],
  [['/Applications/Key turn.app/x', 'cli'], '"/Applications/Key turn.app/x" cli'],
  [["/home/o'neill/x"], `"/home/o'neill/x"`],
  [['/a/$b/"c"'], `'/a/$b/"c"'`],
  [["/a/$b/'c'"], `'/a/$b/'"'"'c'"'"''`],
  [['/x', ''], '/x ""'],
  [['/x', '密钥'], '/x "密钥"'],
  [['C:\\Keyturn\\keyturn.exe', 'cli'], 'C:\\Keyturn\\keyturn.exe cli'],
  [['C:\\Program Files\\Keyturn\\keyturn.exe', 'cli'], '"C:\\Program Files\\Keyturn\\keyturn.exe" cli'],
  [['C:\\x.exe', 'a b\\'], 'C:\\x.exe "a b\\\\"'],
  [['\\\\server\\share (1)\\x.exe'], '"\\\\server\\share (1)\\x.exe"'],
  [['C:\\R&D\\x.exe'], '"C:\\R&D\\x.exe"'],
])('writes %j as one line', (command, line) => {
  expect(quotedCommand(command)).toBe(line);
});

it.each([[['/x', 'a\nb']], [['/x', 'a\0b']], [['C:\\100%\\x.exe']], [['C:\\x.exe', '"']]])(
  'refuses %j',
  (command) => {
    expect(() => quotedCommand(command)).toThrow(
      expect.objectContaining({ code: 'value-unwritable', params: { field: 'credential_process' } }),
    );
  },
);
