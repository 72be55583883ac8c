import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../../src/main/node/files.ts';
import { createOwnership } from '../../../../src/main/node/ownership.ts';
import { createManagedPolicy, STRICTEST } from '../../../../src/main/services/managed-policy.ts';
import { NO_POLICY } from '../../../../src/shared/model/managed-policy.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function place(content: string | null, mode = 0o644) {
  const home = await temporaryFolder();
  const path = join(home.path, 'keyturn', 'policy.json');
  await mkdir(join(home.path, 'keyturn'), { mode: 0o755 });
  const write = async (text: string, bits = mode) => {
    await writeFile(path, text);
    await chmod(path, bits);
  };
  if (content !== null) await write(content);
  const ownership = createOwnership((uid) => uid === 0 || uid === process.getuid?.(), 'linux');
  const policy = createManagedPolicy({ files: createFiles(), ownership, path });
  return { path, write, policy, [Symbol.asyncDispose]: () => home[Symbol.asyncDispose]() };
}

describe('the managed policy', () => {
  it('is none where there is no file', async () => {
    await using at = await place(null);
    await at.policy.ready;
    expect(at.policy.state()).toMatchObject({ state: 'none', source: at.path, rules: NO_POLICY });
  });

  it('holds nothing back before the file was looked for where none is looked for', () => {
    const policy = createManagedPolicy({
      files: createFiles(),
      ownership: createOwnership(),
      path: null,
    });
    expect(policy.state()).toMatchObject({ state: 'none', source: null });
  });

  it('is the strictest until the file was read once', async () => {
    await using at = await place('{"version":1}');
    expect(at.policy.rules()).toEqual(STRICTEST);
    await at.policy.ready;
    expect(at.policy.rules()).toEqual(NO_POLICY);
  });

  it('takes every rule, with what is left out free', async () => {
    const rules = {
      forbidKeychain: true,
      maxIdleMinutes: 5,
      minPasswordLength: 14,
      minPasswordScore: 3,
      maxPasswordDays: 7,
      allowedHosts: ['*.aliyuncs.com', 'sts.cn-north-1.amazonaws.com.cn', 'localhost', '127.0.0.1', '[::1]'],
      auditSink: 'syslog',
    };
    await using at = await place(`\uFEFF${JSON.stringify({ version: 1, ...rules })}`);
    await at.policy.ready;
    expect(at.policy.state()).toEqual({
      source: at.path,
      state: 'managed',
      rules: { ...NO_POLICY, ...rules },
      problem: null,
      detail: null,
    });
  });

  it.each([
    ['an empty file', '', 'not-json', null],
    ['half a file', '{"version":1,', 'not-json', null],
    ['no object', '[]', 'bad-value', null],
    ['null', 'null', 'bad-value', null],
    ['no version', '{"forbidReveal":true}', 'bad-value', 'version'],
    ['a later version', '{"version":2,"later":true}', 'newer', '2'],
    ['a misspelt rule', '{"version":1,"forbidReveall":true}', 'unknown-member', 'forbidReveall'],
    ['a text for a switch', '{"version":1,"forbidReveal":"yes"}', 'bad-value', 'forbidReveal'],
    ['a limit out of range', '{"version":1,"maxIdleMinutes":0}', 'bad-value', 'maxIdleMinutes'],
    ['an address for a host', '{"version":1,"allowedHosts":["https://a.b"]}', 'bad-value', 'allowedHosts'],
    ['a star in the middle', '{"version":1,"allowedHosts":["a.*.b"]}', 'bad-value', 'allowedHosts'],
    ['far too much', ' '.repeat(70_000), 'unreadable', null],
  ])('is broken by %s, and the strictest rules hold', async (_what, content, problem, detail) => {
    await using at = await place(content);
    await at.policy.ready;
    expect(at.policy.state()).toEqual({
      source: at.path,
      state: 'broken',
      rules: STRICTEST,
      problem,
      detail,
    });
  });

  it('is broken where somebody else can change the file, and names the place', async () => {
    await using at = await place('{"version":1}', 0o666);
    await at.policy.ready;
    expect(at.policy.state()).toMatchObject({ state: 'broken', problem: 'changeable', detail: at.path });
  });

  it('is broken by a link to nothing and a folder in its place', async () => {
    await using at = await place(null);
    await symlink('/nonexistent/policy.json', at.path);
    await at.policy.refresh();
    expect(at.policy.state()).toMatchObject({ state: 'broken', problem: 'unreadable' });
    await rm(at.path);
    await mkdir(at.path);
    await at.policy.refresh();
    expect(at.policy.state()).toMatchObject({ state: 'broken', problem: 'unreadable' });
  });

  it('is read anew: made, changed, broken, mended, removed', async () => {
    await using at = await place(null);
    await at.policy.ready;
    const once = async (text: string | null, bits = 0o644) => {
      await (text === null ? rm(at.path) : at.write(text, bits));
      await at.policy.refresh();
      return at.policy.state().state;
    };
    expect(await once('{"version":1,"forbidReveal":true}')).toBe('managed');
    expect(at.policy.rules().forbidReveal).toBe(true);
    expect(await once('{"version":1,"forbidScanning":true}')).toBe('managed');
    expect(at.policy.rules().forbidReveal).toBe(false);
    expect(await once('{"version":1}', 0o622)).toBe('broken');
    expect(await once('{"version":1}')).toBe('managed');
    expect(await once(null)).toBe('none');
  });
});
