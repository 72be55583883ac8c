import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { Checklist, Worklist } from '../../../src/shared/model/recovery-kit.ts';
import { type Answers, PASSWORD } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';

const CODE = 'AAAA0-BBBB1-CCCC2-DDDD3-EEEE4-FFFF5-GGGG6-HHHH7';

const item = (label: string, state: Worklist['items'][number]['state']): Worklist['items'][number] => ({
  id: '0000000000000001' as CredentialId,
  cloud: 'aws',
  accountLabel: 'shop',
  environment: null,
  label,
  publicId: 'AKIAQ3EGRIMWKEYTURN7',
  power: 'root',
  state,
  inBin: false,
});

const WORKLIST: Worklist = {
  since: Date.UTC(2026, 2, 12),
  reason: 'lost-device',
  items: [item('deploy', 'waiting'), item('billing', 'turned')],
};

const rekeying: Answers = {
  'vault.changeKey': () => ({ recoveryCode: CODE, keychain: null, copy: '20260312-key-change-v30' }),
  'worklist.get': () => WORKLIST,
};

describe('rekey', () => {
  it('changes the key for the reason given and prints the new code', async () => {
    const ended = await run(['rekey', '--reason', 'lost-device', '--json', ...WITH_PASSWORD], rekeying);
    expect(ended.code).toBe(0);
    expect(ended.inputs('vault.changeKey')).toEqual([{ password: PASSWORD, reason: 'lost-device' }]);
    expect(ended.json()).toEqual({
      recoveryCode: CODE,
      recoveryConfirmed: false,
      keychain: null,
      copy: '20260312-key-change-v30',
      worklist: 2,
    });
    expect(ended.stderr).not.toContain(CODE);
  });

  it('says what the old ways in still open, and what is to be rotated', async () => {
    const ended = await run(['rekey', ...WITH_PASSWORD], rekeying);
    expect(ended.inputs('vault.changeKey')).toEqual([{ password: PASSWORD, reason: 'routine' }]);
    expect(ended.stderr).toContain('copies/20260312-key-change-v30');
    expect(ended.stderr).toContain('2 keys are to be rotated');
  });

  it('hands the code over before anything that may fail', async () => {
    const failing: Answers = {
      ...rekeying,
      'worklist.get': () => {
        throw new KeyturnError('disk-full');
      },
    };
    const json = await run(['rekey', '--json', ...WITH_PASSWORD], failing);
    expect(json.code).toBe(0);
    expect(json.json()).toMatchObject({ recoveryCode: CODE, worklist: null });
    const text = await run(['rekey', ...WITH_PASSWORD], failing);
    expect(text.code).toBe(0);
    expect(text.stdout).toBe(`${CODE}\n`);
    expect(text.stderr).not.toContain('to be rotated');
  });

  it('takes no other reason', async () => {
    const ended = await run(['rekey', '--reason', 'boredom', ...WITH_PASSWORD], rekeying);
    expect(ended.code).toBe(2);
    expect(ended.calls).toEqual([]);
  });
});

describe('worklist', () => {
  it('shows how far every key is', async () => {
    const ended = await run(['worklist', ...WITH_PASSWORD], rekeying);
    expect(ended.stdout).toContain('1 of 2 rotated');
    expect(ended.stdout).toMatch(/deploy.*Root.*Still works/);
    const json = await run(['worklist', '--json', ...WITH_PASSWORD], rekeying);
    expect(json.json()).toMatchObject({
      worklist: { reason: 'lost-device', items: [{ state: 'waiting' }, {}] },
    });
  });

  it('closes with keys left only where somebody agrees', async () => {
    const closing: Answers = { ...rekeying, 'worklist.close': () => ({}) };
    expect((await run(['worklist', '--close', ...WITH_PASSWORD], closing)).code).toBe(2);
    const terminal = { interactive: true, terminal: true, answers: [PASSWORD, 'n'] } as const;
    expect((await run(['worklist', '--close'], closing, terminal)).code).toBe(1);
    const ended = await run(['worklist', '--close', '--yes', ...WITH_PASSWORD], closing);
    expect(ended.code).toBe(0);
    expect(ended.inputs('worklist.close')).toEqual([{}]);
  });

  it('is no error where no list is open', async () => {
    const ended = await run(['worklist', '--json', ...WITH_PASSWORD], { 'worklist.get': () => null });
    expect(ended.code).toBe(0);
    expect(ended.json()).toEqual({ worklist: null });
  });
});

describe('kit', () => {
  const list: Checklist = {
    vaultId: '0123456789abcdef',
    at: Date.UTC(2026, 2, 12),
    items: [
      {
        id: '0000000000000001' as CredentialId,
        cloud: 'aws',
        accountLabel: 'shop\u001b[2J',
        label: 'deploy',
        publicId: 'AKIAQ3EGRIMWKEYTURN7',
        state: 'active',
        again: 'make-new',
        reachesBackup: true,
      },
    ],
    backups: [],
  };

  it('lists the keys without a code, and runs no escape of a label', async () => {
    const ended = await run(['kit', '--list', ...WITH_PASSWORD], { 'kit.checklist': () => list });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('AKIAQ3EGRIMWKEYTURN7');
    expect(ended.stdout).toContain('Make a new key');
    expect(ended.stdout).not.toContain('\u001b[2J');
    expect(ended.inputs('vault.renewRecovery')).toEqual([]);
  });

  it('writes CSV to a file that is named, and makes no code without --list', async () => {
    const csv = ['kit', '--list', '--format', 'csv', ...WITH_PASSWORD];
    expect((await run(csv)).code).toBe(2);
    const ended = await run([...csv, '--out', 'keys.csv'], { 'kit.exportList': () => ({ items: 1 }) });
    expect(ended.code).toBe(0);
    expect((await run(['kit', ...WITH_PASSWORD])).code).toBe(2);
  });
});
