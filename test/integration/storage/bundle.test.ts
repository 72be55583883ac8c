import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../../scripts/lib/root.ts';
import { type StorageCloud, startStorageCloud } from '../../clouds/storage/index.ts';
import { BUCKET, PUBLIC_ID, placeAt, REGION, SECRET, SERVICES, type Service } from './support.ts';

const run = promisify(execFile);

let folder: string;
let cloud: StorageCloud;

/** Builds as the app's main process is built, outside of the project: no package can be found from there. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-bundle-'));
  const program = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const config = join(import.meta.dirname, 'children/bundle.config.ts');
  await run(process.execPath, [program, 'build', '--config', config, '--logLevel', 'error'], {
    cwd: ROOT,
    env: { ...process.env, KEYTURN_BUNDLE_FOLDER: folder },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeAll(async () => {
  cloud = await startStorageCloud({ region: REGION });
  cloud.addKey(PUBLIC_ID, SECRET);
});
afterAll(() => cloud.close());
beforeEach(() => {
  cloud.addBucket(BUCKET);
});

const report = z.object({
  same: z.boolean(),
  conflict: z.string().nullable(),
  names: z.array(z.string()),
  gone: z.boolean(),
  before: z.number(),
  afterPut: z.number(),
  afterGet: z.number(),
});

const DEAD = 'http://127.0.0.1:1';

async function use(service: Service, bytes: number) {
  const child = spawn(
    process.execPath,
    [join(folder, 'index.js'), JSON.stringify(placeAt(service, cloud.url)), String(bytes)],
    {
      cwd: folder,
      env: { DEBUG: '*', HTTP_PROXY: DEAD, http_proxy: DEAD, URLLIB_ENABLE_PROXY: '1', URLLIB_PROXY: DEAD },
    },
  );
  child.stdin.end(`${PUBLIC_ID} ${SECRET}\n`);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (out === '') throw new Error(`Nothing was answered: ${err}`);
  return { err, ...report.parse(JSON.parse(out)) };
}

describe.each(SERVICES)('the built code of %s', (service) => {
  it('runs where no package is, and says nothing whatever the environment asks for', async () => {
    const seen = await use(service, 5 * 1024 * 1024);
    expect(seen).toMatchObject({
      ...{ err: '', same: true, conflict: 'backup-conflict', names: ['object'], gone: true },
    });
  });

  it('holds a few copies of a large object at most', async () => {
    const size = 60;
    const { same, before, afterPut, afterGet } = await use(service, size * 1024 * 1024);
    expect(same).toBe(true);
    // What was read stays beside what was sent; half a copy is for whatever is on its way.
    expect(afterPut - before).toBeLessThan(size * 1.5);
    expect(afterGet - before).toBeLessThan(size * 2.5);
  });
});

describe('the entry', () => {
  it('brings no SDK along before the first call', async () => {
    const waiting = ['index.js'];
    const read = new Map<string, string>();
    for (const file of waiting) {
      const source = await readFile(join(folder, file), 'utf8');
      read.set(file, source);
      for (const [, name = ''] of source.matchAll(
        /^import\b[^('"]*["']\.{1,2}\/(?:chunks\/)?([^"']+)["']/gm,
      )) {
        const path = join('chunks', name);
        if (!read.has(path) && !waiting.includes(path)) waiting.push(path);
      }
    }
    const loaded = [...read.values()].join('\n');
    expect(loaded).toContain('createObjectStore');
    expect(loaded).not.toMatch(/OSS4-HMAC-SHA256|ListObjectVersionsCommand/);
  });
});
