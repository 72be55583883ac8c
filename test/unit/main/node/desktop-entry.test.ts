import { describe, expect, it } from 'vitest';
import { canBeWritten, readEntry, writeEntry } from '../../../../src/main/node/desktop-entry.ts';
import { fc } from '../../../support/property.ts';

/** Undoes what a desktop undoes, in its order: the string's escapes, then the quoting, then the field codes. */
function asStarted(exec: string): string[] {
  const value = exec.replace(/\\(.)/g, (_all, letter: string) => (letter === 'n' ? '\n' : letter));
  const parts: string[] = [];
  for (const [, quoted = ''] of value.matchAll(/"((?:\\.|[^"\\])*)"/g))
    parts.push(quoted.replace(/\\(.)/g, '$1').replaceAll('%%', '%'));
  return parts;
}

const entry = (command: readonly [string, ...string[]]) =>
  writeEntry({ name: 'Keyturn', comment: 'Reminds', command });

describe('an autostart entry', () => {
  it('starts the program with its arguments', () => {
    const text = entry(['/opt/Keyturn/keyturn', '--hidden']);
    expect(text.split('\n')).toContain('Exec="/opt/Keyturn/keyturn" "--hidden"');
    expect(text.startsWith('[Desktop Entry]\nType=Application\n')).toBe(true);
    expect(readEntry(text)).toMatchObject({ ours: true, enabled: true });
  });

  it('quotes what means something to a shell, an entry, or a launcher', () => {
    const path = '/home/li wei/$HOME/`id`/a"b/c\\d/100%/密钥.AppImage';
    expect(entry([path])).toContain('\\\\$HOME');
    expect(asStarted(readEntry(entry([path, '--hidden'])).exec)).toEqual([path, '--hidden']);
  });

  it('comes back as it went in, whatever the path', () => {
    const part = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(part, part, (first, second) => {
        fc.pre(canBeWritten([first, second]));
        expect(asStarted(readEntry(entry([first, second])).exec)).toEqual([first, second]);
      }),
    );
  });

  it.each(['/a=b/keyturn', '/a\nb', '/a\u0007b'])('cannot be made for %j', (path) => {
    expect(canBeWritten([path])).toBe(false);
  });

  it('is off where the desktop switched it off, and somebody else’s without our mark', () => {
    const text = entry(['/x']);
    expect(readEntry(`${text}Hidden=true\n`).enabled).toBe(false);
    expect(readEntry(text.replace('enabled=true', 'enabled=false')).enabled).toBe(false);
    expect(readEntry(text.replace('X-Keyturn-Autostart=1', '')).ours).toBe(false);
    expect(readEntry('[Other]\nX-Keyturn-Autostart=1\n').ours).toBe(false);
  });
});
