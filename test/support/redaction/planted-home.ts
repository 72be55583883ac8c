import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketId } from '../../../src/shared/model/ids.ts';
import type { LookView } from '../../../src/shared/model/look.ts';
import type { TestApp } from '../test-app.ts';

/** What the files of a home are to hold. */
export interface PlantedSecrets {
  /** A key that the vault has, or will have. */
  readonly held: { readonly publicId: string; readonly secret: string };
  /** The secret of a key that nobody knows of. */
  readonly found: string;
  /** The secrets in a `.env` file and in a line of a history. */
  readonly env: string;
  readonly typed: string;
}

const FOUND_ID = 'AKIAQ3EGRIMWFQUNDKEY';
/** The profiles of the key that the vault has, and of the one that nobody knows of. */
export const HELD_PROFILE = 'work';
export const FOUND_PROFILE = 'found';

/** A person's home with keys in its files. */
export interface PlantedHome {
  readonly path: string;
  /** The folder with the `.env` file. */
  readonly code: string;
  readonly credentials: string;
  /** What stands in the credentials file. */
  text(): Promise<string>;
  /** The names of all files, those that should not be there too. */
  names(): Promise<readonly string[]>;
}

const profile = (name: string, id: string, secret: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;

/** Writes the files into an empty folder. */
export async function plantKeys(path: string, secrets: PlantedSecrets): Promise<PlantedHome> {
  const code = join(path, 'code');
  const credentials = join(path, '.aws', 'credentials');
  await mkdir(join(path, '.aws'));
  await mkdir(code);
  const { held, found, env, typed } = secrets;
  const both = [profile(HELD_PROFILE, held.publicId, held.secret), profile(FOUND_PROFILE, FOUND_ID, found)];
  await writeFile(credentials, both.join('\n'), { mode: 0o644 });
  await writeFile(
    join(code, '.env'),
    `AWS_ACCESS_KEY_ID=AKIAQ3EGRIMWENVKEY22\nAWS_SECRET_ACCESS_KEY="${env}"\n`,
  );
  await writeFile(
    join(path, '.bash_history'),
    `AWS_ACCESS_KEY_ID=AKIAQ3EGRIMWTYPEDKEY AWS_SECRET_ACCESS_KEY=${typed} aws s3 ls\n`,
  );
  return {
    ...{ path, code, credentials },
    text: () => readFile(credentials, 'utf8'),
    async names() {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
    },
  };
}

/** What is in the home of `plantKeys`, and nothing is left beside. */
export const PLANTED_NAMES = ['.bash_history', '.env', 'credentials'];

/** Resolves once a look has ended; null where the vault was locked meanwhile. */
export async function endOfLook(made: TestApp): Promise<LookView | null> {
  for (;;) {
    const answer = await made.app.handle('look.get', {});
    if (!answer.ok || answer.value === null || !answer.value.running) return answer.ok ? answer.value : null;
    await new Promise(setImmediate);
  }
}

/** A ticket for the credentials file, as the window gets one for a file that is dropped on it. */
export async function fileTicket(made: TestApp, home: PlantedHome): Promise<TicketId | null> {
  const answer = await made.app.ticketFor(home.credentials);
  return answer.ok ? answer.value.ticket : null;
}
