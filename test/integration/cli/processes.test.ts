import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { startAwsCloud } from '../../clouds/index.ts';
import { PASSWORD } from '../../support/cli/fake-app.ts';
import { BUILT_ENTRY, ended, realVault } from '../../support/cli/real-vault.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';

// As it is shipped; it is also there in a tenth of the time that its sources take.
beforeAll(() => buildIfStale());

describe('the program as a process', () => {
  it('ends by itself with its exit code, JSON alone on stdout', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    await vault.json(['init']);
    const listed = await ended(vault.start(['list', '--json']));
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(listed.stdout)).toEqual({ total: 0, keys: [] });
    expect(await ended(vault.start(['show', 'zzzz']))).toMatchObject({ code: 1, stdout: '' });
    expect(await ended(vault.start(['nonsense']))).toMatchObject({ code: 2, stdout: '' });
  });

  it('takes the password from an inherited descriptor', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    await vault.json(['init']);
    const [program = '', ...words] = vault.command(['list', '--json', '--password-fd', '3']);
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore', 'pipe'], cwd: vault.home });
    const pipe = child.stdio[3];
    if (pipe === null || pipe === undefined || !('write' in pipe)) throw new Error('There is no pipe');
    pipe.end(`${PASSWORD}\n`);
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  it('is quiet when its reader goes away', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    await vault.json(['init']);
    const child = vault.start(['list', '--json']);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('gives up a call under way on Ctrl-C, with 130', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    const cloud = await startAwsCloud();
    try {
      await vault.json(['init']);
      const argv = ['add', 'aws', '--label', 'x', '--secrets-stdin', '--endpoint', cloud.url];
      await vault.json(argv, { stdin: `access_key_id=AKIAQ3EGRIMWKEYTURN7\nsecret_access_key=${SECRET}` });
      cloud.weather({ delayMs: 600_000 });
      const child = vault.start(['verify', '--all']);
      const done = ended(child);
      await expect.poll(() => cloud.store.seen.length, { timeout: 60_000 }).toBeGreaterThan(0);
      child.kill('SIGINT');
      expect(await done).toMatchObject({ code: 130, stdout: '' });
      // The vault was closed on the way out: nothing of this run stands in the way of the next.
      expect(await vault.json(['list'])).toMatchObject({ total: 1 });
    } finally {
      await cloud.close();
    }
  });

  it('is composed without Node’s HTTP, whose client takes longer to load than the vault to open', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    await vault.json(['init']);
    const told = `process.on('exit', () => console.error(JSON.stringify(process.moduleLoadList)))`;
    const hook = ['--import', `data:text/javascript,${encodeURIComponent(told)}`];
    const [program = '', ...words] = vault.command(['status']);
    const { code, stderr } = await ended(spawn(program, [...hook, ...words], { env: { HOME: vault.home } }));
    expect(code).toBe(0);
    const loaded: string[] = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    expect(loaded).toContain('NativeModule crypto');
    expect(loaded).not.toContain('NativeModule http');
  });

  it('asks for the password on a terminal and does not echo it', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    await vault.json(['init']);
    const line = vault.command(['status']).slice(0, 2).concat(['list', '--vault', vault.folder]).join(' ');
    const child = spawn('/usr/bin/script', ['-qec', line, '/dev/null'], {
      cwd: vault.home,
      env: { PATH: process.env.PATH, HOME: vault.home, LANG: 'en_GB.UTF-8', TERM: 'xterm' },
    });
    let screen = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
    });
    await expect.poll(() => screen, { timeout: 60_000 }).toContain('Master password: ');
    child.stdin.write(`${PASSWORD}\r`);
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(screen).toContain('No keys.');
    expect(screen).not.toContain(PASSWORD);
  });

  it('puts the terminal back when the prompt is interrupted', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    await vault.json(['init']);
    const line = vault.command(['list']).join(' ');
    const child = spawn('/usr/bin/script', ['-qec', `${line}; echo "code $?"; stty -a`, '/dev/null'], {
      cwd: vault.home,
      env: { PATH: process.env.PATH, HOME: vault.home, LANG: 'en_GB.UTF-8', TERM: 'xterm' },
    });
    let screen = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
    });
    await expect.poll(() => screen, { timeout: 60_000 }).toContain('Master password: ');
    child.stdin.write('half a pass\u0003');
    await once(child, 'close');
    expect(screen).toContain('code 130');
    expect(screen).toMatch(/(?<!-)\becho\b/);
    expect(screen).toMatch(/(?<!-)\bicanon\b/);
    expect(screen).not.toContain('half a pass');
  });
});

describe('many processes at once', () => {
  it('20 writers and readers beside an open app: none fails, none is lost', async () => {
    await using vault = await realVault(BUILT_ENTRY);
    await vault.json(['init']);
    // Held open for the whole time, as the window would be.
    const { createApp } = await import('../../../src/main/compose.ts');
    const { nodePorts } = await import('../../../src/main/node/ports.ts');
    const app = createApp(nodePorts(vault.folder), {
      folder: vault.folder,
      via: 'app',
      osUser: 'tester',
      device: 'test-machine',
      version: '0.0.0',
      platform: 'linux',
      systemLocale: 'en',
    });
    try {
      const unlocked = await app.handle('vault.unlock', { kind: 'password', password: PASSWORD });
      expect(unlocked).toMatchObject({ ok: true });
      const runs = Array.from({ length: 20 }, (_, n) => {
        if (n % 2 === 1) return ended(vault.start(['list', '--json']));
        const child = vault.start(['add', 'aws', '--label', `writer ${n}`, '--secrets-stdin']);
        const keyId = `AKIAQ3EGRIMWKEYTU${String(n).padStart(3, '2')}`;
        child.stdin.end(`access_key_id=${keyId}\nsecret_access_key=${SECRET}\n`);
        return ended(child);
      });
      const own = Array.from({ length: 20 }, () =>
        app.handle('credentials.list', { view: { kind: 'all' }, search: 'writer' }),
      );
      for (const answer of await Promise.all(own)) expect(answer.ok).toBe(true);
      const results = await Promise.all(runs);
      expect(results.filter(({ code }) => code !== 0)).toEqual([]);
      const seen = await app.handle('credentials.list', { view: { kind: 'all' } });
      expect(seen).toMatchObject({ ok: true, value: { total: 10 } });
      const added = results.filter((_, n) => n % 2 === 0).map(({ stdout }) => stdout.trim());
      const held = seen.ok ? seen.value.rows.map(({ id }) => id) : [];
      expect([...held].sort()).toEqual(added.sort());
      expect(await app.handle('vault.status', {})).toMatchObject({ value: { auditBroken: false } });
    } finally {
      await app.close();
    }
    expect(await vault.json(['status'])).toMatchObject({ state: 'locked' });
    // A broken audit chain would be warned of here.
    const last = await vault.run(['list', '--json']);
    expect(last).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(last.stdout)).toMatchObject({ total: 10 });
  });
});
