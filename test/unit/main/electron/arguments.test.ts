import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../../scripts/lib/root.ts';
import { APP_ID } from '../../../../src/main/electron/app-id.ts';
import { shellArguments, userArguments } from '../../../../src/main/electron/arguments.ts';

describe('the arguments', () => {
  it('are those after the program, and after the folder of an unpackaged one', () => {
    expect(userArguments(['keyturn', 'cli', 'list'], true)).toEqual(['cli', 'list']);
    expect(userArguments(['electron', '.', 'cli'], false)).toEqual(['cli']);
  });

  it('of an installed app begin after the switch that the launcher of an AppImage puts before them', () => {
    expect(userArguments(['keyturn', '--no-sandbox', 'cli', 'list'], true)).toEqual(['cli', 'list']);
    expect(userArguments(['keyturn', 'cli', '--no-sandbox'], true)).toEqual(['cli', '--no-sandbox']);
    expect(userArguments(['keyturn', '--hidden', 'cli'], true)).toEqual(['--hidden', 'cli']);
  });

  it.each([
    [['keyturn', '--hidden'], true],
    [['keyturn', '--original-process-start-time=1', '--hidden'], true],
    [['keyturn'], false],
    [['keyturn', '--hidden=no', '/tmp/--hidden', '--HIDDEN'], false],
  ])('%j', (argv, hidden) => {
    expect(shellArguments(argv)).toEqual({ hidden });
  });
});

it('names itself to Windows as the packages do', () => {
  expect(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')).toContain(`appId: ${APP_ID}\n`);
});
