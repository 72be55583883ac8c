import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { requireAllowed } from '../../../../../../src/main/clouds/http/allowed-hosts.ts';
import { createPac } from '../../../../../../src/main/clouds/http/proxies/pac.ts';
import { createScriptRun } from '../../../../../../src/main/clouds/http/proxies/pac-run.ts';
import { failureOf } from '../../../../../integration/clouds/support.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const url = new URL('https://api.cloud.example/path?query');
const inData = (script: string) => `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(script)}`;
const finding = (body: string) => inData(`function FindProxyForURL(url, host) { ${body} }`);
const pacAt = (now: () => number = () => 0, permit: (hostname: string) => void = () => undefined) => {
  const pac = createPac({ now, authorities: () => [], permit });
  cleanUps.push(async () => pac.close());
  return pac;
};
const runOf = (script: string, limitMs?: number) => {
  const run = createScriptRun(script, limitMs);
  cleanUps.push(async () => run.close());
  return run;
};

async function served(answer: (path: string) => { status?: number; body?: string; to?: string }) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { status = 200, body = '', to } = answer(request.url ?? '');
    response.writeHead(status, to === undefined ? {} : { location: to }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { asked, url: `http://127.0.0.1:${address.port}/proxy.pac` };
}

describe('a proxy script', () => {
  it('is asked by host and scheme, and sees no path', async () => {
    const pac = finding('return "PROXY " + host + ":" + (url === "https://api.cloud.example/" ? 1 : 2);');
    expect(await pacAt().ask(pac, url)).toEqual([{ url: 'http://api.cloud.example:1', signIn: null }]);
  });

  it('has the functions that such scripts use', async () => {
    const pac = finding(`
      if (isPlainHostName(host) || dnsDomainIs(host, ".intern")) return "DIRECT";
      if (shExpMatch(host, "*.cloud.example") && isInNet("10.1.2.3", "10.0.0.0", "255.0.0.0")) return "SOCKS5 s:1";
      return "PROXY p:2";`);
    const asked = pacAt();
    expect(await asked.ask(pac, url)).toEqual([{ url: 'socks5://s:1', signIn: null }]);
    expect(await asked.ask(pac, new URL('https://intranet'))).toEqual([null]);
    expect(await asked.ask(pac, new URL('https://elsewhere.example'))).toEqual([
      { url: 'http://p:2', signIn: null },
    ]);
  });

  it('comes from a file and by http, once for many answers', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyturn-pac-'));
    cleanUps.push(() => rm(folder, { recursive: true }));
    const file = join(folder, 'proxy.pac');
    await writeFile(file, 'function FindProxyForURL() { return "PROXY file:1"; }');
    expect(await pacAt().ask(pathToFileURL(file).href, url)).toEqual([
      { url: 'http://file:1', signIn: null },
    ]);
    let time = 0;
    const script = 'function FindProxyForURL() { return "PROXY web:1"; }';
    const server = await served((path) =>
      path === '/proxy.pac' ? { status: 302, to: '/moved' } : { body: script },
    );
    const pac = pacAt(() => time);
    expect(await pac.ask(server.url, url)).toEqual([{ url: 'http://web:1', signIn: null }]);
    await pac.ask(server.url, new URL('https://other.example'));
    expect(server.asked).toEqual(['/proxy.pac', '/moved']);
    time = 6 * 60_000;
    await pac.ask(server.url, url);
    expect(server.asked).toHaveLength(4);
  });

  it('is a failure of its own where it cannot be had; nothing goes around it', async () => {
    const server = await served(() => ({ status: 404 }));
    const large = await served(() => ({ body: 'x'.repeat(1024 * 1024 + 1) }));
    for (const at of [
      server.url,
      large.url,
      'file:///does/not/exist.pac',
      'file://server/share/proxy.pac',
      'nonsense',
    ]) {
      const failure = await failureOf(pacAt().ask(at, url));
      expect(failure, at).toMatchObject({ kind: 'network', vendorCode: 'PAC_UNREACHABLE' });
    }
  });

  it.each([
    ['is no script', inData('<html>Sign in</html>')],
    ['has no such function', inData('var a = 1;')],
    ['throws', finding('throw new Error("x");')],
    ['never ends', finding('for (;;) {}')],
    ['answers no text', finding('return 7;')],
    ['answers nothing usable', finding('return "GOPHER a:1";')],
    ['reaches for this program', finding('return "PROXY " + process.pid + ":1";')],
  ])('that %s is broken', async (_name, pac) => {
    expect(await failureOf(pacAt().ask(pac, url))).toMatchObject({
      kind: 'network',
      vendorCode: 'PAC_BROKEN',
    });
  });

  it('may name proxies of a kind that nobody speaks beside others', async () => {
    const named = (ways: string) => pacAt().ask(finding(`return "${ways}";`), url);
    expect(await named('SOCKS4 a:1; PROXY b:2')).toEqual([{ url: 'http://b:2', signIn: null }]);
    expect(await failureOf(named('SOCKS4 a:1'))).toMatchObject({
      kind: 'network',
      vendorCode: 'PROXY_SOCKS4',
    });
  });

  it('is ended where it cannot be interrupted', async () => {
    const script = 'function FindProxyForURL() { var a = []; for (;;) a.push(new Array(100000).join("x")); }';
    await expect(runOf(script, 400).ask(url)).rejects.toThrow('no answer');
  });

  it('answers for many addresses at once in one thread', async () => {
    const run = runOf('var n = 0; function FindProxyForURL() { n += 1; return "PROXY p:" + n; }');
    const hosts = Array.from({ length: 40 }, (_, index) => new URL(`https://host-${index}.example`));
    const answers = await Promise.all(hosts.map((host) => run.ask(host)));
    expect(answers).toEqual(hosts.map((_, index) => `PROXY p:${index + 1}`));
  });

  it('goes on with the others where it hangs at one, and after it', async () => {
    const run = runOf(`function FindProxyForURL(url, host) {
      if (host === "hangs.example") for (;;) {}
      return "PROXY " + host + ":1";
    }`);
    const names = ['a.example', 'hangs.example', 'b.example'];
    const told = await Promise.allSettled(names.map((name) => run.ask(new URL(`https://${name}`))));
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await run.ask(new URL('https://c.example'))).toBe('PROXY c.example:1');
  });

  it('refuses who waits once it is closed, and begins anew', async () => {
    const run = runOf('function FindProxyForURL() { return "DIRECT"; }');
    const waits = run.ask(url);
    run.close();
    await expect(waits).rejects.toThrow('no answer');
    expect(await run.ask(url)).toBe('DIRECT');
  });

  it('has the functions for IPv6 that Chrome has', async () => {
    const pac = finding(`
      var inside = isInNetEx("fd00::7", "fd00::/8") && isInNetEx("10.1.2.3", "10.0.0.0/8");
      var outside = isInNetEx("fe80::7", "fd00::/8") || isInNetEx("10.1.2.3", "fd00::/8") || isInNetEx("x", "y");
      return inside && !outside && typeof myIpAddressEx() === "string" && isResolvableEx("127.0.0.1") &&
        dnsResolveEx("127.0.0.1") === "127.0.0.1" ? "PROXY fine:1" : "PROXY bad:1";`);
    expect(await pacAt().ask(pac, url)).toEqual([{ url: 'http://fine:1', signIn: null }]);
  });

  it('asks again for the host of each redirect', async () => {
    const away = await served(() => ({ status: 302, to: 'http://localhost:1/proxy.pac' }));
    const asked: string[] = [];
    const pac = pacAt(undefined, (hostname) => {
      asked.push(hostname);
      requireAllowed(hostname, ['127.0.0.1']);
    });
    await expect(pac.ask(away.url, url)).rejects.toMatchObject({ code: 'policy-forbids' });
    expect(asked.at(-1)).toBe('localhost');
  });

  it('is not fetched from where nothing may be contacted', async () => {
    const server = await served(() => ({}));
    const pac = pacAt(undefined, (hostname) => {
      throw new Error(`not ${hostname}`);
    });
    await expect(pac.ask(server.url, url)).rejects.toThrow('not 127.0.0.1');
    expect(server.asked).toEqual([]);
  });
});
