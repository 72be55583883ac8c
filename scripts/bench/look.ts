import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppPorts } from '../../src/main/compose.ts';
import type { LookView } from '../../src/shared/model/look.ts';
import { benchApp, good } from './bench-app.ts';
import { type Figure, percentile, timed } from './figures.ts';

const FILES = 50_000;
const A_FOLDER = 20;
const KEYS = 5_000;
const IN_ENV_FILES = 500;
const ROUNDS = 3;
/** So many files are planted there in a second; what a computer read lately it has in its memory too. */
const IN_MEMORY = '/dev/shm';

/** AWS writes ids with the letters and with the digits from 2 to 7. */
const id = (n: number): string =>
  `AKIAQ3${[...n.toString(6)]
    .map((digit) => Number(digit) + 2)
    .join('')
    .padStart(14, 'K')}`;
const secret = (n: number): string => `wJalrXUtnFEMI7MDENG9bPxRfiCY${String(n).padStart(12, '0')}`;

/** What a project's folder mostly holds, and what a person's tools leave in a home. */
function textOf(n: number): readonly [name: string, text: string] {
  switch (n % 10) {
    case 0:
      return [
        `data${n}.json`,
        JSON.stringify({ id: n, name: `service-${n}`, tags: ['a', 'b'], digest: secret(n) }),
      ];
    case 1:
      return [`run${n}.sh`, `#!/bin/sh\nset -e\nexport STAGE=prod\nexec ./serve --port ${n}\n`];
    case 2:
      return [`notes${n}.md`, `# ${n}\n\nThe token is kept by the owner.\n`];
    default:
      return [`part${n}.ts`, `export const part = ${n};\n`];
  }
}

function plant(home: string): void {
  for (let n = 0; n < FILES; n += 1) {
    const group = Math.floor(n / A_FOLDER);
    const folder = join(home, 'code', `p${group % 50}`, `m${group}`);
    if (n % A_FOLDER === 0) mkdirSync(folder, { recursive: true });
    if (n % A_FOLDER === 0 && group < IN_ENV_FILES) {
      const text = `PORT=80\nAWS_ACCESS_KEY_ID=${id(group)}\nAWS_SECRET_ACCESS_KEY=${secret(group)}\n`;
      writeFileSync(join(folder, '.env'), text);
    } else {
      const [name, text] = textOf(n);
      writeFileSync(join(folder, name), text);
    }
  }
  const profiles = Array.from({ length: KEYS - IN_ENV_FILES }, (_, at) => {
    const n = IN_ENV_FILES + at;
    return `[user${n}]\naws_access_key_id = ${id(n)}\naws_secret_access_key = ${secret(n)}\n`;
  });
  mkdirSync(join(home, '.aws'), { recursive: true });
  writeFileSync(join(home, '.aws', 'credentials'), profiles.join('\n'));
}

/** From the start of a look at a whole home to what it found, and taking all of that in with its places. */
export async function measureLook(folder: string, keychain: AppPorts['keychain']): Promise<Figure[]> {
  const home = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'keyturn-home-'));
  try {
    return await measureIn(home, folder, keychain);
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function measureIn(home: string, folder: string, keychain: AppPorts['keychain']): Promise<Figure[]> {
  plant(home);
  const app = benchApp(folder, keychain, { home, environment: {} });
  good(await app.handle('vault.unlock', { kind: 'keychain' }));

  const look = async (): Promise<LookView> => {
    const ended = Promise.withResolvers<void>();
    const { ticket } = good(await app.ticketFor(home, 'folder'));
    const off = app.subscribe((name) => {
      if (name !== 'look.changed') return;
      void app.handle('look.get', {}).then((answer) => {
        if (good(answer)?.running === false) ended.resolve();
      });
    });
    good(await app.handle('look.start', { usual: true, profiles: true, histories: true, folders: [ticket] }));
    await ended.promise;
    off();
    const view = good(await app.handle('look.get', {}));
    if (view?.keys.length !== KEYS || view.cut !== 'no') throw new Error('The look missed something');
    return view;
  };

  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) samples.push((await timed(look)).ms);
  const view = await look();
  const rows = view.keys.map(({ row }) => ({
    index: row.index,
    cloud: row.cloud,
    label: row.label,
    site: 'aws',
  }));
  const { ms, result } = await timed(() => app.handle('look.import', { look: view.look, rows }));
  const { added, places } = good(result);
  if (added.length !== KEYS || places.length !== KEYS) throw new Error('The import missed something');
  await app.close();
  return [
    {
      ...{ name: `look at a home of ${FILES.toLocaleString('en')} files`, limit: 5_000, unit: 'ms' },
      value: percentile(samples, 0.5),
    },
    { name: `${KEYS.toLocaleString('en')} found keys taken in`, value: ms, limit: 2_000, unit: 'ms' },
  ];
}
