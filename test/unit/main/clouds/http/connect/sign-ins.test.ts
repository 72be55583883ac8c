import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../../../../../src/main/clouds/http/connect/failure.ts';
import { createSignIns } from '../../../../../../src/main/clouds/http/connect/sign-ins.ts';
import type { ProxyServer } from '../../../../../../src/main/clouds/way.ts';

const proxyOf = (password: string, url = 'http://proxy.example:3128'): ProxyServer => ({
  url,
  signIn: { user: 'deploy', password },
});
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: unknown) => (error instanceof ConnectError ? error.code : 'else'),
  );

function trial() {
  const signIns = createSignIns();
  const { signal } = new AbortController();
  let runs = 0;
  const sign = (proxy: ProxyServer, outcome: string | Promise<string> = 'PROXY_AUTH') =>
    codeOf(
      signIns.during(proxy, signal, async () => {
        runs += 1;
        const code = await outcome;
        if (code !== 'fine') throw new ConnectError(code);
      }),
    );
  return { signIns, sign, runs: () => runs };
}

describe('signing in at a proxy', () => {
  it('shows a refused password once, also where many ask at the same time', async () => {
    const { sign, runs } = trial();
    const all = await Promise.all(Array.from({ length: 20 }, () => sign(proxyOf('wrong'))));
    expect(new Set(all)).toEqual(new Set(['PROXY_AUTH']));
    expect(await sign(proxyOf('wrong'))).toBe('PROXY_AUTH');
    expect(runs()).toBe(1);
  });

  it('tries another password, another proxy, and the same one after it was told to forget', async () => {
    const { signIns, sign, runs } = trial();
    expect(await sign(proxyOf('wrong'), 'PROXY_AUTH_UNSUPPORTED')).toBe('PROXY_AUTH_UNSUPPORTED');
    expect(await sign(proxyOf('wrong'))).toBe('PROXY_AUTH_UNSUPPORTED');
    expect(await sign(proxyOf('right'), 'fine')).toBe('fine');
    expect(await sign(proxyOf('wrong', 'http://other.example:1'), 'fine')).toBe('fine');
    signIns.forget();
    expect(await sign(proxyOf('wrong'), 'fine')).toBe('fine');
    expect(runs()).toBe(4);
  });

  it('tries again after every other failure', async () => {
    const { sign, runs } = trial();
    for (const code of ['PROXY_403', 'PROXY_502', 'ECONNRESET']) await sign(proxyOf('x'), code);
    expect(runs()).toBe(3);
  });

  it('lets many go at once where the password was taken', async () => {
    const { sign, runs } = trial();
    await sign(proxyOf('right'), 'fine');
    const last = Promise.withResolvers<string>();
    const all = [sign(proxyOf('right'), last.promise), sign(proxyOf('right'), last.promise)];
    await expect.poll(runs).toBe(3);
    last.resolve('fine');
    expect(await Promise.all(all)).toEqual(['fine', 'fine']);
  });

  it('waits no longer than for a password where the first one waits for something else', async () => {
    const { sign } = trial();
    const never = Promise.withResolvers<string>();
    const first = sign(proxyOf('right'), never.promise);
    expect(await sign(proxyOf('right'), 'fine')).toBe('fine');
    never.resolve('PROXY_504');
    expect(await first).toBe('PROXY_504');
  });

  it('stops waiting with the signal', async () => {
    const { signIns, sign } = trial();
    const never = Promise.withResolvers<string>();
    const first = sign(proxyOf('right'), never.promise);
    const controller = new AbortController();
    const second = codeOf(signIns.during(proxyOf('right'), controller.signal, async () => undefined));
    controller.abort();
    expect(await second).toBe('UND_ERR_CONNECT_TIMEOUT');
    never.resolve('fine');
    await first;
  });
});
