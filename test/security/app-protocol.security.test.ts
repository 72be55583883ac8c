import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetPath } from '../../src/main/electron/asset-path.ts';
import { isAppUrl } from '../../src/main/electron/origin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FOLDER = '/srv/keyturn/renderer';

describe('the origin of the interface', () => {
  it.each(['app://keyturn/', 'app://keyturn/index.html', 'app://keyturn/a?b#c', 'APP://keyturn/x'])(
    'holds %s',
    (url) => expect(isAppUrl(url)).toBe(true),
  );

  it.each([
    'app://other/index.html',
    'app://keyturn.example.com/',
    'app://keyturn:8080/',
    'app://user@keyturn/',
    'app://:secret@keyturn/',
    'apps://keyturn/',
    'https://keyturn/',
    'file:///app://keyturn/',
    'data:text/html,app://keyturn/',
    'about:blank',
    'keyturn',
    '',
  ])('does not hold %s', (url) => expect(isAppUrl(url)).toBe(false));
});

describe('a file of the interface', () => {
  it('is found by its name, the start page by none', () => {
    expect(assetPath('app://keyturn/assets/a.js', FOLDER)).toBe(`${FOLDER}/assets/a.js`);
    expect(assetPath('app://keyturn/a%20b.css?x#y', FOLDER)).toBe(`${FOLDER}/a b.css`);
    expect(assetPath('app://keyturn/', FOLDER)).toBe(`${FOLDER}/index.html`);
  });

  it.each([
    '..%2findex.html',
    '..%2f..%2f..%2fetc%2fpasswd',
    'assets/..%2f..%2fpackage.json',
    '%2e%2e%2fx',
    '.%2e%2fx',
    '%2fetc%2fpasswd%2f..',
    '..%5cwindows',
    'a%5c..%5c..%5cb',
    'C:%5cwindows%5csystem.ini',
    'c:/windows',
    'a%00.html',
    '%252e%252e%252fx',
    '%',
    '%ff%fe',
  ])('is none for %s', (path) => expect(assetPath(`app://keyturn/${path}`, FOLDER)).toBeNull());

  it.each([
    'app://other/index.html',
    'file:///srv/keyturn/renderer/index.html',
    'https://keyturn/index.html',
  ])('is none on another host: %s', (url) => expect(assetPath(url, FOLDER)).toBeNull());

  it('never lies beside the folder, even where that name begins like it', async () => {
    await using place = await temporaryFolder();
    await mkdir(join(place.path, 'web-private'));
    await writeFile(join(place.path, 'web-private', 'secret.js'), '');
    const path = assetPath('app://keyturn/..%2fweb-private/secret.js', join(place.path, 'web'));
    expect(path).toBeNull();
  });
});
