import { describe, expect, it } from 'vitest';
import { credentialId } from '../../../src/shared/model/ids.ts';
import type { ReminderStatus } from '../../../src/shared/model/reminder.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const NEXT = Date.UTC(2026, 11, 3, 4);
const status: ReminderStatus = {
  ...{ source: 'schedule', due: 3, overdue: 1, thisWeek: 2, snoozed: 1 },
  ...{ rotations: { running: 2, waiting: 1 }, nextAt: NEXT, tampered: false },
};

describe('keyturn reminders', () => {
  it('gives counts of a locked vault without a password', async () => {
    const ended = await run(['reminders'], { 'reminders.status': () => status });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toBe(
      '3 due · 1 overdue · 2 due this week · 1 snoozed · 1 rotation waits · next on 3 Dec 2026\n',
    );
    expect(ended.stderr).toContain('The vault is locked: counts alone.');
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });

  it('gives the same as JSON', async () => {
    const ended = await run(['reminders', '--json'], { 'reminders.status': () => status });
    expect(ended.json()).toEqual({
      ...{ source: 'schedule', due: 3, overdue: 1, thisWeek: 2, snoozed: 1 },
      ...{ rotations: { running: 2, waiting: 1 }, nextAt: '2026-12-03T04:00:00.000Z' },
      ...{ tampered: false, keys: null },
    });
  });

  it('says what to do where nothing can be known, and so does its exit code', async () => {
    const ended = await run(['reminders'], { 'reminders.status': () => ({ ...status, source: 'unknown' }) });
    expect(ended.code).not.toBe(0);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain('Unlock the vault to see what is due.');
  });
});

describe('keyturn snooze', () => {
  const answers = { 'reminders.snooze': () => ({ ...status, ids: [] }) };
  const ci = sampleKey({ id: 'aaaa000000000002', label: 'ci' });
  /** The vault of two keys, of which those are quieted or woken. */
  const two = (...ids: readonly string[]) => ({
    ...vaultOf(sampleKey(), ci),
    'reminders.snooze': () => ({ ...status, ids: ids.map((id) => credentialId.parse(id)) }),
  });
  const both = ['aaaa000000000001', 'aaaa000000000002'] as const;

  it('quiets all that is due without a password', async () => {
    const ended = await run(['snooze', '--all', '--for', 'tomorrow'], answers);
    expect(ended.code).toBe(0);
    expect(ended.inputs('reminders.snooze')).toEqual([{ ids: null, span: 'tomorrow' }]);
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });

  it('wakes again', async () => {
    const ended = await run(['snooze', '--all', '--off'], answers);
    expect(ended.inputs('reminders.snooze')).toEqual([{ ids: null, span: 'over' }]);
  });

  it('counts the keys that it quieted, and names those of which nothing is told', async () => {
    const ended = await run(['snooze', ...both, '--for', '1d', ...WITH_PASSWORD], two(both[0]));
    expect(ended.code).toBe(0);
    expect(ended.inputs('reminders.snooze')).toEqual([{ ids: both, span: 'day' }]);
    expect(ended.stderr).toBe('Snoozed: 1\nNo reminders to quiet: ci\n');
  });

  it('counts none where it woke none', async () => {
    const ended = await run(['snooze', both[1], '--off', ...WITH_PASSWORD], two());
    expect(ended.code).toBe(0);
    expect(ended.stderr).toBe('Not snoozed before: ci\n');
  });

  it.each([
    [['snooze', '--all']],
    [['snooze', '--for', '1d']],
    [['snooze', '--all', '--for', '2d']],
    [['snooze', '--all', '--for', '1d', '--off']],
    [['snooze', 'aaaa000000000001', '--all', '--for', '1d']],
  ])('refuses %j', async (argv) => {
    const ended = await run([...argv, ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(2);
    expect(ended.inputs('reminders.snooze')).toEqual([]);
  });
});
