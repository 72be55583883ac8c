import { describe, expect, it, vi } from 'vitest';
import { environmentSettings, noProxyRules } from '../../../../../src/main/node/system-proxy/environment.ts';
import { gnomeSettings } from '../../../../../src/main/node/system-proxy/gnome.ts';
import { createSystemProxy } from '../../../../../src/main/node/system-proxy/index.ts';
import { kdeSettings } from '../../../../../src/main/node/system-proxy/kde.ts';
import { macSettings } from '../../../../../src/main/node/system-proxy/macos.ts';
import { windowsSettings } from '../../../../../src/main/node/system-proxy/windows.ts';

const GNOME = (
  mode: string,
  over = '',
) => `org.gnome.system.proxy autoconfig-url 'http://wpad.corp.example/proxy.pac'
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1', '*.corp.example']
org.gnome.system.proxy mode '${mode}'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http authentication-password 'p@ss\\'word'
org.gnome.system.proxy.http authentication-user 'deploy'
org.gnome.system.proxy.http enabled false
org.gnome.system.proxy.http host 'proxy.corp.example'
org.gnome.system.proxy.http port 3128
org.gnome.system.proxy.http use-authentication false
org.gnome.system.proxy.https host 'secure.corp.example'
org.gnome.system.proxy.https port 3129
org.gnome.system.proxy.socks host ''
org.gnome.system.proxy.socks port 0
${over}`;

const KDE = (type: number) => `[$Version]
update_info=kioslave.upd:kde2.2/r1

[Proxy Settings]
NoProxyFor=localhost,.corp.example
Proxy Config Script=http://wpad.corp.example/proxy.pac
ProxyType=${type}
ReversedException=false
httpProxy=${type === 4 ? 'MY_HTTP' : 'http://proxy.corp.example 3128'}
httpsProxy=${type === 4 ? 'MY_HTTPS' : 'http://proxy.corp.example 3129'}
socksProxy=
[Other]
ProxyType=0
`;

const MAC = (over = '') => `<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
  }
  ExcludeSimpleHostnames : 1
  FTPPassive : 1
  HTTPEnable : 1
  HTTPPort : 3128
  HTTPProxy : proxy.corp.example
  HTTPSEnable : 1
  HTTPSPort : 3129
  HTTPSProxy : secure.corp.example
${over}}`;

const WINDOWS = (...values: readonly string[]) =>
  [
    '',
    String.raw`HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Internet Settings`,
    '    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
    '    IE5_UA_Backup_Flag    REG_SZ    5.0',
    '    ZonesSecurityUpgrade    REG_BINARY    0A1B',
    ...values.map((value) => `    ${value}`),
    '',
  ].join('\r\n');

describe('the environment', () => {
  it('takes the small name first, and one proxy for all where nothing else is named', () => {
    const read = environmentSettings({
      https_proxy: 'http://a:1',
      HTTPS_PROXY: 'http://b:2',
      ALL_PROXY: 'socks5://c:3',
    });
    expect(read?.https).toEqual({ address: 'http://a:1', detail: 'https_proxy' });
    expect(read?.http).toEqual({ address: 'socks5://c:3', detail: 'ALL_PROXY' });
    expect(noProxyRules('192.168.,10.0.0.1:8443,fd00::7,[::1]:443')).toEqual([
      ...['192.168.', '10.0.0.1:8443', 'fd00::7', '[::1]:443'],
    ]);
    expect(environmentSettings({ NO_PROXY: '*', https_proxy: ' ' })).toBeNull();
  });

  it('reads exceptions as curl does', () => {
    expect(noProxyRules('localhost, .corp.example,10.0.0.0/8 host:8443 *')).toEqual([
      ...['localhost', '*.localhost', 'corp.example', '*.corp.example', '10.0.0.0/8', 'host:8443'],
      ...['*.host:8443', '*'],
    ]);
  });
});

describe('GNOME', () => {
  it('gives its servers, its script, or nothing', () => {
    expect(gnomeSettings(GNOME('manual'))).toMatchObject({
      pac: null,
      https: { address: 'http://secure.corp.example:3129' },
      http: { address: 'http://proxy.corp.example:3128' },
      bypass: ['localhost', '127.0.0.0/8', '::1', '*.corp.example'],
    });
    expect(gnomeSettings(GNOME('auto'))?.pac).toBe('http://wpad.corp.example/proxy.pac');
    expect(gnomeSettings(GNOME('none'))).toBeNull();
    expect(gnomeSettings('No such schema')).toBeNull();
  });

  it('signs in where it is told to', () => {
    const read = gnomeSettings(GNOME('manual', 'org.gnome.system.proxy.http use-authentication true'));
    expect(read?.http?.address).toBe("http://deploy:p%40ss'word@proxy.corp.example:3128");
    // Another server is another one's business.
    expect(read?.https?.address).toBe('http://secure.corp.example:3129');
    const schema = 'org.gnome.system.proxy';
    const more = (...lines: readonly string[]) =>
      gnomeSettings(
        GNOME('manual', [`.http use-authentication true`, ...lines].map((line) => schema + line).join('\n')),
      );
    const alike = more(".https host 'proxy.corp.example'", '.https port 3128');
    expect(alike?.https?.address).toBe(read?.http?.address);
    expect(more(".https host ''")?.https?.address).toBe(read?.http?.address);
    const socks = more(
      ".https host ''",
      ".http host ''",
      ".socks host 'socks.corp.example'",
      '.socks port 1080',
    );
    expect(socks?.https?.address).toBe('socks5://socks.corp.example:1080');
  });

  it('knows a sign-in for what its script names', () => {
    const read = gnomeSettings(GNOME('auto', 'org.gnome.system.proxy.http use-authentication true'));
    expect(read).toMatchObject({
      pac: 'http://wpad.corp.example/proxy.pac',
      http: { address: "http://deploy:p%40ss'word@proxy.corp.example:3128" },
    });
  });
});

describe('Plasma', () => {
  it('gives its servers, its script, the variables it names, or nothing', () => {
    expect(kdeSettings(KDE(1), {})).toMatchObject({
      https: { address: 'http://proxy.corp.example:3129' },
      http: { address: 'http://proxy.corp.example:3128' },
      bypass: ['localhost', '*.localhost', 'corp.example', '*.corp.example'],
    });
    expect(kdeSettings(KDE(2), {})?.pac).toBe('http://wpad.corp.example/proxy.pac');
    expect(kdeSettings(KDE(4), { MY_HTTPS: 'http://named:1' })).toMatchObject({
      source: 'kde',
      https: { address: 'http://named:1' },
      http: null,
    });
    expect(kdeSettings(KDE(0), {})).toBeNull();
  });
});

describe('macOS', () => {
  it('gives its servers and exceptions, or its script', () => {
    expect(macSettings(MAC())).toEqual({
      source: 'macos',
      pac: null,
      https: { address: 'http://secure.corp.example:3129', detail: 'https' },
      http: { address: 'http://proxy.corp.example:3128', detail: 'http' },
      bypass: ['*.local', '169.254/16', '<local>'],
    });
    const script = '  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://wpad/proxy.pac\n';
    expect(macSettings(MAC(script))?.pac).toBe('http://wpad/proxy.pac');
    expect(macSettings('<dictionary> {\n  FTPPassive : 1\n}')).toBeNull();
  });

  it('has SOCKS for all', () => {
    const socks = '<dictionary> {\n  SOCKSEnable : 1\n  SOCKSPort : 1080\n  SOCKSProxy : 10.0.0.1\n}';
    expect(macSettings(socks)?.https?.address).toBe('socks5://10.0.0.1:1080');
  });
});

describe('Windows', () => {
  it('has one server for all, or one a protocol', () => {
    const on = 'ProxyEnable    REG_DWORD    0x1';
    const one = windowsSettings(
      WINDOWS(
        on,
        'ProxyServer    REG_SZ    proxy.corp.example:8080',
        'ProxyOverride    REG_SZ    *.corp.example;192.168.*;<local>',
      ),
    );
    expect(one).toEqual({
      source: 'windows',
      pac: null,
      https: { address: 'http://proxy.corp.example:8080', detail: 'ProxyServer' },
      http: { address: 'http://proxy.corp.example:8080', detail: 'ProxyServer' },
      bypass: ['*.corp.example', '192.168.*', '<local>'],
    });
    const each = windowsSettings(WINDOWS(on, 'ProxyServer    REG_SZ    http=a:80;https=b:443;socks=c:1080'));
    expect([each?.http?.address, each?.https?.address]).toEqual(['http://a:80', 'http://b:443']);
    const socks = windowsSettings(WINDOWS(on, 'ProxyServer    REG_SZ    socks=c:1080'));
    expect(socks?.https?.address).toBe('socks5://c:1080');
  });

  it('has a script whatever the switch for servers says, and else nothing', () => {
    const off = 'ProxyEnable    REG_DWORD    0x0';
    expect(windowsSettings(WINDOWS(off, 'AutoConfigURL    REG_SZ    http://wpad/wpad.dat'))?.pac).toBe(
      'http://wpad/wpad.dat',
    );
    expect(windowsSettings(WINDOWS(off, 'ProxyServer    REG_SZ    proxy:8080'))).toBeNull();
  });
});

describe('asking the system', () => {
  const set = (over: Partial<Parameters<typeof createSystemProxy>[0]>) => {
    let now = 0;
    const run = vi.fn(async () => GNOME('manual'));
    const read = vi.fn(async () => KDE(1));
    const system = createSystemProxy({
      ...{ platform: 'linux', env: {}, home: '/home/li', clock: { monotonic: () => now } },
      ...{ run, read },
      ...over,
    });
    return { system, run, read, pass: (ms: number) => (now += ms) };
  };

  it('asks no program where variables say it', async () => {
    const { system, run } = set({ env: { HTTPS_PROXY: 'http://proxy:3128' } });
    expect((await system.read())?.source).toBe('environment');
    expect(run).not.toHaveBeenCalled();
  });

  it('asks GNOME by a fixed command, and again after a minute', async () => {
    const { system, run, pass } = set({});
    await Promise.all([system.read(), system.read()]);
    expect(run.mock.calls).toEqual([['gsettings', ['list-recursively', 'org.gnome.system.proxy']]]);
    pass(60_001);
    await system.read();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('reads Plasma’s file where Plasma runs', async () => {
    const { system, read } = set({ env: { XDG_CURRENT_DESKTOP: 'KDE' } });
    expect((await system.read())?.source).toBe('kde');
    expect(read).toHaveBeenCalledWith('/home/li/.config/kioslaverc');
  });

  it('asks the other systems by full paths', async () => {
    const mac = set({ platform: 'darwin', run: vi.fn(async () => MAC()) });
    expect((await mac.system.read())?.source).toBe('macos');
    const run = vi.fn(async (_program: string, _args: readonly string[]) => WINDOWS());
    const windows = set({ platform: 'win32', run, env: { SystemRoot: 'C:\\Windows' } });
    expect(await windows.system.read()).toBeNull();
    expect(run.mock.calls[0]?.[0]).toBe('C:\\Windows\\System32\\reg.exe');
  });

  it('takes a program that is not there for no setting', async () => {
    const { system } = set({ run: async () => Promise.reject(new Error('ENOENT')) });
    expect(await system.read()).toBeNull();
  });
});
