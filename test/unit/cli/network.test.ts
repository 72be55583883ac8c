import { describe, expect, it } from 'vitest';
import type { NetworkSettings } from '../../../src/shared/model/network.ts';
import type { ReachReport } from '../../../src/shared/model/reach.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey } from '../../support/cli/sample.ts';

const SETTINGS: NetworkSettings = {
  ...{ proxy: { kind: 'system' }, bypass: ['*.corp.example'], authorities: [] },
};
const SHOWN = Array.from({ length: 32 }, () => 'AB').join(':');
const OTHER = Array.from({ length: 32 }, () => 'CD').join(':');

const REPORT: ReachReport = {
  ...{ run: 'command-line', done: true },
  signature: { state: 'skipped', ms: null, reason: 'earlier-failed', facts: {}, failure: null },
  addresses: [
    {
      ...{
        name: 'sts',
        url: 'https://10.0.0.7/',
        host: '10.0.0.7:443',
        way: null,
        trustedBy: null,
        pinned: null,
      },
      certificate: {
        fingerprint: SHOWN,
        subject: 'CN=cloud',
        issuer: 'CN=cloud',
        names: [],
        from: 0,
        until: 9e12,
      },
      steps: [
        { step: 'tcp', state: 'ok', ms: 3, reason: null, facts: { address: '10.0.0.7' } },
        { step: 'tls', state: 'failed', ms: 4, reason: 'self-signed', facts: {} },
      ],
    },
  ],
};

const own = sampleKey().account;
const answers = {
  'accounts.list': () => [own],
  'network.get': () => SETTINGS,
  'network.save': () => SETTINGS,
  'reach.test': () => REPORT,
  'accounts.pin': () => own,
} as const;

describe('network', () => {
  it('shows what is set', async () => {
    const { stdout, code } = await run(['network', ...WITH_PASSWORD], answers);
    expect([code, stdout]).toEqual([0, expect.stringContaining('*.corp.example')]);
  });

  it('sets a proxy whose password comes by a descriptor and is in no argument', async () => {
    const words = ['--proxy', 'http://proxy:3128', '--proxy-user', 'li', '--proxy-password-fd', '8'];
    const { inputs, code } = await run(['network', 'set', ...words, ...WITH_PASSWORD], answers, {
      fds: { 9: 'correct horse battery\n', 8: 'p@ss\n' },
    });
    expect(code).toBe(0);
    expect(inputs('network.save')).toEqual([
      {
        proxy: { kind: 'fixed', url: 'http://proxy:3128', user: 'li' },
        bypass: ['*.corp.example'],
        password: { kind: 'set', value: 'p@ss' },
      },
    ]);
  });

  it.each([
    [['network', 'set', '--direct', '--system']],
    [['network', 'set', '--proxy', 'http://li:secret@proxy:3128']],
    [['network', 'set', '--proxy', 'socks4://proxy']],
    [['network', 'account', own.id]],
    [['reach']],
    [['pin', own.id, '--fingerprint', 'abc']],
  ])('%j is no command line', async (argv) => {
    const { code, stderr, inputs } = await run([...argv, ...WITH_PASSWORD], answers);
    expect(code).toBe(2);
    expect(stderr).not.toContain('secret');
    expect(inputs('network.save')).toEqual([]);
  });
});

describe('reach and pin', () => {
  it('says where it ends, and ends on 1', async () => {
    const { code, stdout } = await run(['reach', own.id, ...WITH_PASSWORD], answers);
    expect(code).not.toBe(0);
    expect(stdout).toContain(SHOWN);
  });

  it('pins by a fingerprint in whatever form, and takes no other certificate', async () => {
    const plain = SHOWN.replaceAll(':', '').toLowerCase();
    const pinned = await run(['pin', own.id, '--fingerprint', plain, ...WITH_PASSWORD], answers);
    expect(pinned.inputs('accounts.pin')).toEqual([
      { id: own.id, pin: { host: '10.0.0.7:443', fingerprint: SHOWN } },
    ]);
    const refused = await run(['pin', own.id, '--fingerprint', OTHER, ...WITH_PASSWORD], answers);
    expect([refused.code === 0, refused.inputs('accounts.pin')]).toEqual([false, []]);
  });

  it('asks a person, and wants a fingerprint where nobody is there', async () => {
    const nobody = await run(['pin', own.id, ...WITH_PASSWORD], answers);
    expect([nobody.code, nobody.inputs('accounts.pin')]).toEqual([2, []]);
  });
});
