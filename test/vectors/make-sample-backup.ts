import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../src/main/vault/db/migrations/index.ts';
import { Secret, writeBackup } from '../../src/main/vault/index.ts';
import { openVaultAt } from '../../src/main/vault/open.ts';
import { ACTOR, realPorts } from '../support/vault/ports.ts';
import sample from './sample.json' with { type: 'json' };

// Writes the backup of the sample vault again: `node test/vectors/make-sample-backup.ts`. Only before a release. The
// vault is taken with the schema that it was made with, so that migrations to come are tried on it.
const SCHEMA = 20;

const scratch = mkdtempSync(join(tmpdir(), 'keyturn-sample-'));
const folder = join(scratch, 'vault');
cpSync(join(import.meta.dirname, 'sample'), folder, { recursive: true });
const vault = await openVaultAt(
  migrations.filter(({ version }) => version <= SCHEMA),
  realPorts(),
  { folder, by: { kind: 'password', password: Secret.of(sample.password) }, actor: ACTOR },
);
await writeBackup(realPorts(), vault, join(import.meta.dirname, 'sample.keyturn-backup'));
vault.close();
rmSync(scratch, { recursive: true });
