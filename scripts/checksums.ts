import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Writes SHA256SUMS for the files of a folder, as `sha256sum -c` reads it.

const [folder = 'dist'] = process.argv.slice(2);
const NAME = 'SHA256SUMS';
const lines = readdirSync(folder)
  .filter((name) => name !== NAME && statSync(join(folder, name)).isFile())
  .sort()
  .map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}  ${name}\n`,
  );
writeFileSync(join(folder, NAME), lines.join(''));
process.stdout.write(`${lines.length} files\n`);
