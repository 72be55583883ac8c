import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Well-formed keys that nobody was ever given, one a file. */
export const idAt = (n: number): string => `AKIAQ3EGRIMWKEYTUR${String(n).padStart(2, 'A')}`;
export const secretAt = (n: number): string =>
  `wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtes${String(n).padStart(2, 'x')}`;

const FILES: Readonly<Record<string, string>> = {
  '.aws/credentials': `# mine\n[prod]\naws_access_key_id = ${idAt(2)}\naws_secret_access_key = ${secretAt(2)}\n`,
  '.aliyun/config.json': JSON.stringify({
    current: 'default',
    profiles: [
      {
        ...{ name: 'default', mode: 'AK', region_id: 'cn-hangzhou' },
        ...{ access_key_id: 'LTAI5tKeyturnExample0003', access_key_secret: 'kEyTuRn0123456789abcdefABCDEFx' },
      },
    ],
  }),
  '.bashrc': `export AWS_ACCESS_KEY_ID=${idAt(4)}\nexport AWS_SECRET_ACCESS_KEY=${secretAt(4)}\n`,
  '.bash_history': `ls\nAWS_ACCESS_KEY_ID=${idAt(5)} AWS_SECRET_ACCESS_KEY=${secretAt(5)} aws s3 ls\n`,
  'code/api/.env': `AWS_ACCESS_KEY_ID=${idAt(6)}\nAWS_SECRET_ACCESS_KEY=${secretAt(6)}\n`,
  'code/infra/prod.tfvars': `access_key = "${idAt(7)}"\nsecret_key = "${secretAt(7)}"\n`,
  // The secret of another file without its id.
  'code/deploy.sh': `#!/bin/sh\ncurl -H "X-Key: ${secretAt(2)}" https://example.invalid\n`,
  'code/node_modules/x/.env': `AWS_ACCESS_KEY_ID=${idAt(8)}\nAWS_SECRET_ACCESS_KEY=${secretAt(8)}\n`,
  'code/notes.txt': `${idAt(9)} ${secretAt(9)}\n`,
};

/** A home with a file of each group of kinds, and everything that a walk can stumble over. */
export async function plantHome(home: string): Promise<void> {
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(join(home, dirname(name)), { recursive: true });
    await writeFile(join(home, name), text, { mode: 0o600 });
  }
  await chmod(join(home, '.aws', 'credentials'), 0o644);
  await symlink('..', join(home, 'code', 'loop'));
  await symlink('self', join(home, 'code', 'self'));
  await symlink(join(home, '.aws', 'credentials'), join(home, 'code', 'credentials'));
  execFileSync('mkfifo', [join(home, 'code', '.env.pipe'), join(home, '.s3cfg')]);
  await writeFile(join(home, 'code', '.env.huge'), '');
  await truncate(join(home, 'code', '.env.huge'), 200 * 1024 * 1024);
  await writeFile(join(home, 'code', '.env.binary'), Uint8Array.from([0, 1, 2, 3, 0, 0, 0, 7]));
  await writeFile(join(home, 'code', '.env.empty'), '');
}
