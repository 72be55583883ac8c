import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkPublisher } from '../../../../src/main/electron/authenticode.ts';
import {
  type BuildFacts,
  type Installation,
  obstacleOf,
  readBuildFacts,
} from '../../../../src/main/electron/build-facts.ts';
import { updateProblem } from '../../../../src/main/electron/update-problem.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

vi.mock('electron', () => ({ shell: {} }));

describe('what a build says of itself', () => {
  const read = async (manifest: unknown) => {
    await using place = await temporaryFolder();
    await mkdir(place.path, { recursive: true });
    await writeFile(join(place.path, 'package.json'), JSON.stringify(manifest));
    return readBuildFacts(place.path);
  };
  const nothing: BuildFacts = { signed: false, repository: null };

  it('is believed as it was written', async () => {
    const keyturn = { signed: true, repository: 'a/b' };
    expect(await read({ keyturn: { ...keyturn, commit: 'x' } })).toMatchObject(keyturn);
  });

  it.each([
    ['nothing', {}],
    ['something else', { keyturn: { signed: 'yes', repository: null } }],
    [
      'an address in the place of a repository',
      { keyturn: { signed: true, repository: 'https://evil.example' } },
    ],
  ])('is taken for an unsigned build where it says %s', async (_what, manifest) => {
    expect(await read(manifest)).toEqual(nothing);
  });

  it('is taken for an unsigned build where it cannot be read', () => {
    expect(readBuildFacts('/nowhere')).toEqual(nothing);
  });
});

describe('what keeps a copy from updating itself', () => {
  const signed: BuildFacts = { signed: true, repository: 'a/b' };
  const windows: Installation = {
    packaged: true,
    platform: 'win32',
    env: {},
    execPath: 'C:\\Users\\x\\AppData\\Local\\Programs\\keyturn\\Keyturn.exe',
    feed: 'provider: github\npublisherName:\n  - Keyturn\n',
    uninstaller: true,
  };
  const mac: Installation = {
    ...windows,
    platform: 'darwin',
    feed: 'provider: github\n',
    uninstaller: false,
  };
  const linux: Installation = { ...mac, platform: 'linux', execPath: '/opt/Keyturn/keyturn-app' };

  it.each<[string, BuildFacts, Installation, ReturnType<typeof obstacleOf>]>([
    ['nothing for a signed installation on Windows', signed, windows, null],
    ['nothing for a signed installation on macOS', signed, mac, null],
    ['running from the project', signed, { ...windows, packaged: false }, 'not-installed'],
    ['no signature on Windows', { ...signed, signed: false }, windows, 'unsigned'],
    ['no signature on macOS', { ...signed, signed: false }, mac, 'unsigned'],
    ['nowhere to look', signed, { ...mac, feed: null }, 'unsigned'],
    ['no publisher to compare with', signed, { ...windows, feed: 'provider: github\n' }, 'unsigned'],
    ['a folder that was copied', signed, { ...windows, uninstaller: false }, 'not-installed'],
    ['an AppImage', signed, { ...linux, env: { APPIMAGE: '/home/x/K.AppImage' } }, 'no-signature'],
    ['a package of the system', signed, linux, 'system'],
    ['an unpacked folder on Linux', signed, { ...linux, execPath: '/home/x/keyturn-app' }, 'not-installed'],
  ])('is %s', (_what, facts, installation, obstacle) => {
    expect(obstacleOf(facts, installation)).toBe(obstacle);
  });
});

describe('an error of the updater', () => {
  const coded = (code: string, message = '') => Object.assign(new Error(message), { code });

  it.each([
    [coded('ERR_UPDATER_INVALID_SIGNATURE'), 'signature'],
    [coded('ERR_CHECKSUM_MISMATCH'), 'signature'],
    [new Error('Code signature at URL file:///x did not pass validation'), 'signature'],
    [coded('ENOSPC'), 'disk'],
    [coded('ENOTFOUND'), 'network'],
    [coded('HTTP_ERROR_404'), 'network'],
    [coded('ERR_UPDATER_LATEST_VERSION_NOT_FOUND'), 'network'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'network'],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'network'],
    [new Error('something'), 'other'],
    [null, 'other'],
  ])('%o means %s', (error, problem) => {
    expect(updateProblem(error)).toBe(problem);
  });
});

describe('the publisher of an installer', () => {
  const SUBJECT = 'CN="Keyturn, Ltd", O=Keyturn, C=DE';
  const answering = (answer: unknown) => async () => JSON.stringify(answer);
  const check = (publishers: readonly string[], answer: unknown) =>
    checkPublisher(publishers, 'C:\\x.exe', answering(answer));

  it.each([['Keyturn, Ltd'], [SUBJECT]])('is ours by %j', async (publisher) => {
    expect(await check(['Another', publisher], { status: 'Valid', subject: SUBJECT })).toBeNull();
  });

  it.each([
    ['somebody else', ['Keyturn'], { status: 'Valid', subject: SUBJECT }],
    ['a part of a name', ['Keyturn, Ltd'], { status: 'Valid', subject: 'CN=Keyturn, Ltd Fake' }],
    ['a name in another place', ['Keyturn'], { status: 'Valid', subject: 'CN=Evil, O=Keyturn' }],
    ['a name inside of another', ['Keyturn'], { status: 'Valid', subject: 'O="x, CN=Keyturn, y", CN=Evil' }],
    ['a quote that ends nowhere', ['Keyturn'], { status: 'Valid', subject: 'O="x, CN=Keyturn' }],
    ['nobody', ['Keyturn, Ltd'], { status: 'NotSigned', subject: '' }],
    ['a file that was changed', ['Keyturn, Ltd'], { status: 'HashMismatch', subject: SUBJECT }],
    ['an answer of another shape', ['Keyturn, Ltd'], { Status: 0 }],
    ['no publisher at all', [], { status: 'Valid', subject: SUBJECT }],
  ])('is not ours with %s', async (_what, publishers, answer) => {
    expect(await check(publishers, answer)).not.toBeNull();
  });

  it('is nobody where Windows cannot be asked', async () => {
    const broken = () => Promise.reject(new Error('PowerShell is not there'));
    expect(await checkPublisher(['Keyturn'], 'C:\\x.exe', broken)).toBe('the signature could not be checked');
  });
});
