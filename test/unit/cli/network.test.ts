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
    [['pin', own.id, '--fingerprint', OTHER, '--remove']],
    [['network', 'set']],
    [['network', 'set', '--proxy-user', 'bob']],
    [['network', 'set', '--forget-password']],
    [['network', 'set', '--system', '--proxy-user', 'bob']],
    [['network', 'set', '--proxy', 'http://proxy:3128', '--proxy-password-fd', '8']],
    [['network', 'account', own.id, '--proxy', 'direct', '--proxy-user', 'bob']],
    [['network', 'account', own.id, '--proxy-user', 'bob']],
    [['network', 'account', own.id, '--forget-password']],
    [['reach', '--cloud', 'azure', '--plain-http']],
  ])('%j is no command line', async (argv) => {
    const { code, stderr, inputs } = await run([...argv, ...WITH_PASSWORD], answers);
    expect(code).toBe(2);
    expect(stderr).not.toContain('li:secret');
    expect(inputs('network.save')).toEqual([]);
    expect(inputs('accounts.edit')).toEqual([]);
  });

  const fixed = { kind: 'fixed', url: 'http://proxy:3128', user: 'li' } as const;
  const held = { ...answers, 'network.get': () => ({ ...SETTINGS, proxy: { ...fixed, hasPassword: true } }) };
  it.each([
    [['--proxy', 'http://proxy:3128'], fixed, 'keep'],
    [['--bypass', 'a.example'], fixed, 'keep'],
    [['--forget-password'], fixed, 'remove'],
    [['--proxy', 'http://other:3128'], { ...fixed, url: 'http://other:3128', user: null }, 'keep'],
  ])('set %j keeps what it does not name', async (argv, proxy, kind) => {
    const { code, inputs } = await run(['network', 'set', ...argv, ...WITH_PASSWORD], held);
    expect(code).toBe(0);
    expect(inputs('network.save')).toMatchObject([{ proxy, password: { kind } }]);
  });

  it('forgets the password of an account’s proxy, and keeps the user of the same one', async () => {
    const account = { ...own, proxy: fixed.url, proxyUser: 'li', hasProxyPassword: true };
    const its = {
      ...{ ...answers, 'accounts.list': () => [account] },
      ...{ 'accounts.edit': () => account, 'accounts.setProxyPassword': () => account },
    };
    const words = ['network', 'account', own.id, ...WITH_PASSWORD];
    const forgot = await run([...words, '--forget-password'], its);
    expect(forgot.inputs('accounts.setProxyPassword')).toEqual([{ id: own.id, password: null }]);
    expect(forgot.inputs('accounts.edit')).toEqual([]);
    const same = await run([...words, '--proxy', fixed.url], its);
    expect(same.inputs('accounts.edit')).toEqual([
      { id: own.id, changes: { proxy: fixed.url, proxyUser: 'li' } },
    ]);
  });

  it('allows no plain http where none is ever taken', async () => {
    const azure = { ...own, cloud: 'azure' as const, site: 'global', endpoints: {} };
    const words = ['network', 'account', own.id, '--plain-http', 'on', ...WITH_PASSWORD];
    const { code, inputs } = await run(words, { ...answers, 'accounts.list': () => [azure] });
    expect([code, inputs('accounts.edit')]).toEqual([2, []]);
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

  it('pins nothing at a vendor’s own host', async () => {
    const [address] = REPORT.addresses;
    const url = 'https://sts.us-east-1.amazonaws.com/';
    const vendors = { ...address, url, host: 'sts.us-east-1.amazonaws.com:443' };
    const report = { ...REPORT, addresses: [vendors] } as ReachReport;
    const words = ['pin', own.id, '--fingerprint', SHOWN, ...WITH_PASSWORD];
    const { code, inputs } = await run(words, { ...answers, 'reach.test': () => report });
    expect([code, inputs('accounts.pin')]).toEqual([1, []]);
  });

  it('removes the pins that are named, and says where there is none', async () => {
    const pins = ['a:443', 'b:443'].map((host) => ({ host, fingerprint: SHOWN }));
    const its = {
      ...{ ...answers, 'accounts.list': () => [{ ...own, pins }] },
      'accounts.unpin': () => own,
    };
    const words = ['pin', own.id, '--remove', '--json', ...WITH_PASSWORD];
    const one = await run([...words, '--host', 'B:443'], its);
    expect(one.inputs('accounts.unpin')).toEqual([{ id: own.id, host: 'b:443' }]);
    expect(JSON.parse(one.stdout)).toMatchObject({ removed: ['b:443'] });
    const none = await run([...words, '--host', 'c:443'], its);
    expect([none.code, none.inputs('accounts.unpin')]).toEqual([1, []]);
  });

  it('asks a person, and wants a fingerprint where nobody is there', async () => {
    const nobody = await run(['pin', own.id, ...WITH_PASSWORD], answers);
    expect([nobody.code, nobody.inputs('accounts.pin')]).toEqual([2, []]);
  });
});
