import { X509Certificate } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/main/node/clock.ts';
import type { SystemSettings } from '../../../src/main/ports/system-proxy.ts';
import type { AccountDraft } from '../../../src/shared/model/account.ts';
import type { AccountId, CredentialId } from '../../../src/shared/model/ids.ts';
import type { ReachReport } from '../../../src/shared/model/reach.ts';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { startConnectProxy } from '../../clouds/shared/connect-proxy.ts';
import { startSocksProxy } from '../../clouds/shared/socks-proxy.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const PUBLIC_ID = 'AKIAQ3EGRIMWKEYTURN7';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const NAME = 'sts.cloud.example';
const ADDRESS = `https://${NAME}`;
const PROXY_PASSWORD = 'proxy-p@ss:word';

const named = selfSigned(`DNS:${NAME}`);
const other = selfSigned(`DNS:${NAME}`);
const fingerprintOf = ({ cert }: { cert: string }) => new X509Certificate(cert).fingerprint256;

let cloud: AwsCloud;
const cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  cloud = await startAwsCloud({ tls: named });
  const user = cloud.store.addPrincipal({ kind: 'user', accountId: '123456789012', name: 'alice' });
  cloud.store.addKey(user, { publicId: PUBLIC_ID, secret: SECRET });
});
afterAll(() => cloud.close());
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const port = () => Number(new URL(cloud.url).port);
const connectProxy = async (options: Parameters<typeof startConnectProxy>[0] = {}) => {
  const proxy = await startConnectProxy({ leadTo: port(), ...options });
  cleanUps.push(() => proxy.close());
  return proxy;
};

interface Made {
  readonly app: TestApp;
  readonly id: CredentialId;
  readonly account: AccountId;
  verify(): Promise<string>;
  reach(): Promise<ReachReport>;
}

/** The real app with one key; `ca` stands for what the system's store trusts. */
async function made(
  over: Partial<AccountDraft> = {},
  system: Partial<SystemSettings> | null = null,
  ca: readonly string[] = [named.cert],
): Promise<Made> {
  const settings =
    system === null
      ? null
      : { source: 'environment' as const, pac: null, https: null, http: null, bypass: [], ...system };
  const app = await openTestApp({
    ports: { systemProxy: { read: async () => settings }, clock: createClock() },
    options: { http: { ca, retry: { maxAttempts: 1 } } },
  });
  cleanUps.push(() => app.close());
  const { id } = await app.call(
    'credentials.add',
    awsKey({
      account: { kind: 'new', draft: accountDraft({ endpoints: { sts: ADDRESS }, ...over }) },
      fields: { access_key_id: PUBLIC_ID },
      secrets: { secret_access_key: SECRET },
    }),
  );
  const account = (await app.call('credentials.get', { id })).accountId;
  return {
    ...{ app, id, account },
    async verify() {
      const verdict = await app.call('credentials.verify', { id });
      return verdict.kind === 'proven' ? 'proven' : (verdict.failure.vendorCode ?? verdict.failure.kind);
    },
    reach: () =>
      app.call('reach.test', { run: 'run-00001', target: { kind: 'account', accountId: account } }),
  };
}

const stepsOf = (report: ReachReport) =>
  Object.fromEntries(
    (report.addresses[0]?.steps ?? []).map(({ step, state, reason }) => [
      step,
      reason === null ? state : reason,
    ]),
  );

describe('without any setting', () => {
  it('takes the proxy that this computer names, user and password included', async () => {
    const proxy = await connectProxy({ signIn: 'deploy:p@ss' });
    const address = proxy.url.replace('//', '//deploy:p%40ss@');
    const { app, verify } = await made({}, { https: { address, detail: 'HTTPS_PROXY' } });
    expect(await verify()).toBe('proven');
    expect(proxy.asked).toEqual([`${NAME}:443`]);
    const seen = await app.call('network.see', {});
    expect(seen).toEqual([
      {
        ...{ host: NAME, ways: [proxy.url], because: 'system', source: 'environment' },
        ...{ detail: 'HTTPS_PROXY', failure: null },
      },
    ]);
    expect(JSON.stringify(app.logger.lines)).not.toContain('p@ss');
  });

  it('takes the way that this computer’s script names, past a proxy that is gone', async () => {
    const proxy = await connectProxy();
    const gone = await startConnectProxy();
    await gone.close();
    const at = (url: string) => new URL(url).host;
    const script = `function FindProxyForURL(u, h) { return "PROXY ${at(gone.url)}; PROXY ${at(proxy.url)}; DIRECT"; }`;
    const { verify } = await made({}, { pac: `data:,${encodeURIComponent(script)}` });
    expect(await verify()).toBe('proven');
  });

  it('signs in to a proxy that a script names where this computer knows how, and to no other one', async () => {
    const proxy = await connectProxy({ signIn: 'deploy:p@ss' });
    const pac = `data:,${encodeURIComponent(`function FindProxyForURL() { return "PROXY ${new URL(proxy.url).host}"; }`)}`;
    const known = (address: string) => ({ pac, http: { address, detail: 'http' } });
    const { verify } = await made({}, known(proxy.url.replace('//', '//deploy:p%40ss@')));
    expect(await verify()).toBe('proven');
    const elsewhere = await made({}, known('http://deploy:p%40ss@127.0.0.1:1'));
    expect(await elsewhere.verify()).toBe('PROXY_AUTH');
  });

  it('says where this computer or its script names a proxy by SOCKS4', async () => {
    const server = (address: string) => ({ https: { address, detail: 'ALL_PROXY' } });
    const { verify, reach } = await made({}, server('socks4a://proxy.example:1080'));
    expect(await verify()).toBe('PROXY_SOCKS4');
    expect(stepsOf(await reach())).toMatchObject({ way: 'proxy-socks4', dns: 'earlier-failed' });
    const script = 'function FindProxyForURL() { return "SOCKS4 proxy.example:1080"; }';
    const scripted = await made({}, { pac: `data:,${encodeURIComponent(script)}` });
    expect(await scripted.verify()).toBe('PROXY_SOCKS4');
  });

  it('says where a proxy turns out to speak SOCKS4', async () => {
    const old = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.of(0, 91, 0, 0, 0, 0, 0, 0)));
    });
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    cleanUps.push(() => new Promise((resolve) => old.close(resolve)));
    const { port: at } = old.address() as AddressInfo;
    const { verify, reach } = await made({ proxy: `socks5://127.0.0.1:${at}` });
    expect(await verify()).toBe('PROXY_SOCKS4');
    expect(stepsOf(await reach())).toMatchObject({ tcp: 'proxy-socks4' });
  });

  it('goes straight where this computer makes an exception, and stops where its script is broken', async () => {
    const proxy = await connectProxy();
    const excepted = await made(
      {},
      { https: { address: proxy.url, detail: 'https' }, bypass: ['*.example'] },
    );
    expect((await excepted.app.call('network.see', {}))[0]).toMatchObject({
      ...{ ways: ['direct'], because: 'system-bypass', detail: '*.example' },
    });
    expect(proxy.asked).toEqual([]);
    const broken = await made({}, { pac: 'data:,nonsense(' });
    expect(await broken.verify()).toBe('PAC_BROKEN');
    expect(stepsOf(await broken.reach())).toMatchObject({ way: 'pac-broken', dns: 'earlier-failed' });
  });
});

describe('the vault’s settings', () => {
  it('hold a proxy with a password that is never shown, and goes to no other proxy', async () => {
    const proxy = await connectProxy({ signIn: `deploy:${PROXY_PASSWORD}` });
    const { app, verify } = await made();
    const fixed = { kind: 'fixed', url: proxy.url, user: 'deploy' } as const;
    const save = (url: string, password?: string) =>
      app.call('network.save', {
        proxy: { ...fixed, url },
        bypass: [],
        ...(password !== undefined && { password: { kind: 'set', value: password } }),
      });
    await save(proxy.url);
    expect(await verify()).toBe('PROXY_AUTH');
    expect(proxy.shown).toBe(0);
    await save(proxy.url, 'wrong');
    for (let time = 0; time < 3; time++) expect(await verify()).toBe('PROXY_AUTH');
    expect(proxy.shown).toBe(1);
    const saved = await save(proxy.url, PROXY_PASSWORD);
    expect(saved.proxy).toEqual({ ...fixed, hasPassword: true });
    expect(await verify()).toBe('proven');
    const spy = await connectProxy();
    expect((await save(spy.url)).proxy).toMatchObject({ hasPassword: false });
    expect((await save(proxy.url)).proxy).toMatchObject({ hasPassword: false });
    expect(JSON.stringify([await app.call('network.get', {}), app.logger.lines])).not.toContain(
      PROXY_PASSWORD,
    );
  });

  it('leave no connection that knows a password beyond the lock', async () => {
    const proxy = await connectProxy({ signIn: `deploy:${PROXY_PASSWORD}` });
    const { app, verify } = await made();
    await app.call('network.save', {
      ...{ proxy: { kind: 'fixed', url: proxy.url, user: 'deploy' }, bypass: [] },
      password: { kind: 'set', value: PROXY_PASSWORD },
    });
    expect(await verify()).toBe('proven');
    expect(proxy.asked).toHaveLength(1);
    await app.call('vault.lock', {});
    await app.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    expect(await verify()).toBe('proven');
    expect(proxy.asked).toHaveLength(2);
  });

  it('outlive a change of the vault’s key', async () => {
    const proxy = await connectProxy({ signIn: `deploy:${PROXY_PASSWORD}` });
    const { app, verify } = await made();
    await app.call('network.save', {
      ...{ proxy: { kind: 'fixed', url: proxy.url, user: 'deploy' }, bypass: [] },
      password: { kind: 'set', value: PROXY_PASSWORD },
    });
    await app.call('presence.confirm', { kind: 'password', password: TEST_PASSWORD });
    await app.call('vault.changeKey', { password: TEST_PASSWORD, reason: 'routine' });
    expect(await verify()).toBe('proven');
  });

  it('trust an authority that was added, as long as it is there', async () => {
    const proxy = await connectProxy();
    const { app, verify } = await made({ proxy: proxy.url }, null, []);
    expect(await verify()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    await app.call('presence.confirm', { kind: 'password', password: TEST_PASSWORD });
    expect(await app.refusal('network.addAuthority', { kind: 'text', text: 'x' })).toBe(
      'certificate-unreadable',
    );
    const key = await app.refusal('network.addAuthority', { kind: 'text', text: named.key });
    expect(key).toBe('certificate-unreadable');
    const [added] = await app.call('network.addAuthority', { kind: 'text', text: named.cert });
    expect(added).toMatchObject({ subject: 'CN=keyturn-test', fingerprint: fingerprintOf(named) });
    expect(await verify()).toBe('proven');
    expect(await app.refusal('network.addAuthority', { kind: 'text', text: named.cert })).toBe('conflict');
    await app.call('network.removeAuthority', { id: added?.id ?? '' });
    expect(await verify()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});

describe('an account of its own ways', () => {
  it('goes by SOCKS5 with user and password, and leaves the name to the proxy', async () => {
    const signIn = { user: 'deploy', password: PROXY_PASSWORD };
    const proxy = await startSocksProxy({ leadTo: port(), signIn });
    cleanUps.push(() => proxy.close());
    const { app, account, verify } = await made({ proxy: proxy.url, proxyUser: 'deploy' });
    expect(await verify()).toBe('PROXY_AUTH');
    await app.call('accounts.setProxyPassword', { id: account, password: PROXY_PASSWORD });
    expect(await verify()).toBe('proven');
    expect(proxy.asked).toEqual([`${NAME}:443`]);
    const edited = await app.call('accounts.edit', { id: account, changes: { proxyUser: 'somebody' } });
    expect(edited.hasProxyPassword).toBe(false);
  });

  it('says where a proxy speaks no sign-in that is spoken here', async () => {
    const proxy = await connectProxy({ signIn: 'a:b', offers: ['Negotiate', 'NTLM'] });
    const { reach, verify } = await made({ proxy: proxy.url });
    expect(await verify()).toBe('PROXY_AUTH_UNSUPPORTED');
    expect(stepsOf(await reach())).toMatchObject({ way: 'ok', dns: 'by-proxy', tcp: 'proxy-sign-in-kind' });
  });

  it('takes a pinned certificate whoever signed it, and no other one', async () => {
    const proxy = await connectProxy();
    const { app, account, verify, reach } = await made({ proxy: proxy.url }, null, []);
    const report = await reach();
    expect(stepsOf(report)).toMatchObject({ tcp: 'ok', tls: 'self-signed', http: 'earlier-failed' });
    const [address] = report.addresses;
    expect(address).toMatchObject({ host: `${NAME}:443`, trustedBy: null, pinned: null });
    const shown = address?.certificate?.fingerprint ?? '';
    expect(shown).toBe(fingerprintOf(named));
    await app.call('accounts.pin', { id: account, pin: { host: `${NAME}:443`, fingerprint: shown } });
    expect(await verify()).toBe('proven');
    const again = await reach();
    expect(stepsOf(again)).toMatchObject({ tls: 'ok', http: 'ok' });
    expect(again.addresses[0]).toMatchObject({ trustedBy: 'pin', pinned: shown });
    expect(again.signature).toMatchObject({ state: 'ok' });
    await app.call('accounts.pin', {
      id: account,
      pin: { host: `${NAME}:443`, fingerprint: fingerprintOf(other) },
    });
    const verdict = await app.call('credentials.verify', {
      id: (await app.call('credentials.list', { view: { kind: 'all' } })).rows[0]?.id ?? '',
    });
    expect(verdict).toMatchObject({
      failure: {
        ...{ kind: 'untrusted-certificate', vendorCode: 'PIN_CHANGED' },
        certificates: { pinned: fingerprintOf(other), shown },
      },
    });
    expect(stepsOf(await reach())).toMatchObject({ tls: 'pin-changed' });
    await app.call('accounts.unpin', { id: account, host: `${NAME}:443` });
    expect(await verify()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});

describe('a pin', () => {
  const fingerprint = fingerprintOf(named);
  const pinned = [{ host: `${NAME}:443`, fingerprint }];

  it('is for the account’s own addresses alone, and goes with them', async () => {
    const { app, account: id } = await made({ pins: pinned });
    for (const host of ['elsewhere.example:443', `${NAME}:8443`, 'sts.us-east-1.amazonaws.com:443']) {
      const pin = { host, fingerprint };
      expect(await app.refusal('accounts.pin', { id, pin }), host).toBe('invalid-input');
      expect(await app.refusal('accounts.edit', { id, changes: { pins: [pin] } })).toBe('invalid-input');
    }
    const moved = { id, changes: { endpoints: { sts: 'https://moved.example' } } };
    expect((await app.call('accounts.edit', { id, changes: { note: 'a' } })).pins).toEqual(pinned);
    expect((await app.call('accounts.edit', moved)).pins).toEqual([]);
  });

  it.each(['sts.eu-west-1.amazonaws.com', 'sts.eu-west-1.amazonaws.com.'])(
    'is never for %s',
    async (name) => {
      const sts = `https://${name}`;
      const { app, account: id } = await made({ endpoints: { sts } });
      const pin = { host: `${name}:443`, fingerprint };
      expect(await app.refusal('accounts.pin', { id, pin })).toBe('invalid-input');
      await expect(made({ endpoints: { sts }, pins: [pin] })).rejects.toThrow('invalid-input');
    },
  );
});

describe('consent to plain http', () => {
  it('is refused where it would count for nothing, and goes with the address that it was for', async () => {
    const mine = { endpoints: { sts: 'http://cloud.corp.example' }, plainHttp: true };
    const { app, account: id } = await made(mine);
    const edit = (changes: Partial<AccountDraft>) => ({ id, changes });
    const vendors = { sts: 'http://sts.eu-west-1.amazonaws.com' };
    const moved = await app.call('accounts.edit', edit({ endpoints: vendors }));
    expect(moved.plainHttp).toBe(false);
    expect(await app.refusal('accounts.edit', edit({ plainHttp: true }))).toBe('invalid-input');
    await expect(made({ endpoints: vendors, plainHttp: true })).rejects.toThrow('invalid-input');
    expect((await app.call('accounts.edit', edit(mine))).plainHttp).toBe(true);
  });
});

describe('a test of addresses', () => {
  it('says where a name, a port or a proxy is not there, and sends nothing', async () => {
    const before = cloud.store.seen.length;
    const { app, reach } = await made({ proxy: 'direct', endpoints: { sts: 'https://name.invalid' } });
    expect(stepsOf(await reach())).toMatchObject({ way: 'ok', dns: 'name-unknown', tcp: 'earlier-failed' });
    const draft = { ...accountDraft(), cloud: 'aws' as const, endpoints: { sts: 'https://127.0.0.1:1' } };
    const by = async (over: Partial<typeof draft>) =>
      stepsOf(
        await app.call('reach.test', {
          run: 'run-00002',
          target: { kind: 'draft', draft: { ...draft, ...over } },
        }),
      );
    expect(await by({ proxy: 'direct' })).toMatchObject({ dns: 'is-address', tcp: 'refused' });
    expect(await by({ proxy: 'http://127.0.0.1:1' })).toMatchObject({ tcp: 'proxy-unreachable' });
    expect(
      await by({ proxy: 'direct', endpoints: { sts: cloud.url.replace('https', 'http') } }),
    ).toMatchObject({
      ...{ tcp: 'ok', tls: 'plain-http', http: expect.stringMatching(/^(?:no-answer|not-the-service)$/) },
    });
    expect(cloud.store.seen).toHaveLength(before);
    expect(app.events).toContain('reach.changed');
    expect(await app.refusal('reach.get', { run: 'run-00002' })).toBe('not-found');
  });
});
