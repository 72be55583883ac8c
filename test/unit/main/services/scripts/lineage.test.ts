import { describe, expect, it } from 'vitest';
import type { HandOuts, Receiver } from '../../../../../src/main/services/hand-outs/index.ts';
import { writeRecord } from '../../../../../src/main/services/rotation/record.ts';
import { createScripts, type ScriptDeps } from '../../../../../src/main/services/scripts/index.ts';
import { Secret, type Vault } from '../../../../../src/main/vault/index.ts';
import { getCredential, putCredential } from '../../../../../src/main/vault/repositories/credentials.ts';
import { insertRotation } from '../../../../../src/main/vault/repositories/rotations.ts';
import { insertSecret } from '../../../../../src/main/vault/repositories/secrets.ts';
import { type CredentialId, credentialId } from '../../../../../src/shared/model/ids.ts';
import { NO_POLICY } from '../../../../../src/shared/model/managed-policy.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../../../../support/vault/rows.ts';
import { codeOf, tempVault } from '../../../../support/vault/temp.ts';
import { candidate, rotation } from '../rotation/engine/fixture.ts';

const NEWER = credentialId.parse('fedcba9876543211');

function rotate(vault: Vault): void {
  vault.write((db) => {
    const old = getCredential(db, SAMPLE_CREDENTIAL);
    if (old === null) throw new Error('The sample is missing');
    putCredential(db, { ...old, state: 'standby' });
    putCredential(db, {
      ...{ ...old, id: NEWER, publicId: 'AKIANEWER', fields: { access_key_id: 'AKIANEWER' }, addedAt: 9 },
    });
    const record = rotation(
      { kind: 'done' },
      {
        ...{ credentialId: SAMPLE_CREDENTIAL, accountId: old.accountId },
        candidate: { ...candidate, credentialId: NEWER },
      },
    );
    insertRotation(db, {
      ...{ id: record.id, credentialId: SAMPLE_CREDENTIAL, accountId: old.accountId, cloud: 'aws' },
      ...{ label: 'sample', principal: 'deploy', phase: 'done', record: writeRecord(record) },
      ...{ owner: null, inboxKey: null, asked: null, startedAt: 1, endedAt: 2 },
    });
    const sealed = vault.seal(
      { credentialId: NEWER, field: 'secret_access_key', version: 1 },
      Secret.of('newer-secret'),
    );
    const fingerprint = vault.fingerprint('newer-secret');
    insertSecret(db, NEWER, { field: 'secret_access_key', version: 1, sealed, fingerprint }, 1);
  });
}

async function bench() {
  const { vault } = await tempVault();
  putSampleCredential(vault, 'older-secret');
  const noted: (readonly [CredentialId, Receiver])[] = [];
  const handOuts: HandOuts = {
    asker: (way) => ({ way, to: '/usr/bin/make', script: null }),
    here: async () => ({ device: 'd', deviceName: 'atlas' }),
    record: (_db, _here, id, receiver) => noted.push([id, receiver]),
    told: () => undefined,
    list: () => [],
  };
  const scripts = createScripts({
    ...{ session: { vault: () => vault }, handOuts, rules: () => NO_POLICY, platform: 'linux' },
  } as Partial<ScriptDeps> as ScriptDeps);
  return { vault, scripts, noted };
}

const chosen = { naming: '', shell: 'bash', scope: 'session', part: 'set' } as const;

describe('a key that a rotation replaced', () => {
  it('is handed out as the one in its place, once, and noted as that', async () => {
    const { vault, scripts, noted } = await bench();
    rotate(vault);
    const credential = SAMPLE_CREDENTIAL;
    expect(scripts.options(credential)[0]?.variables[0]).toMatchObject({ value: 'AKIANEWER' });
    expect(await scripts.text({ credential, ...chosen })).toContain("AWS_SECRET_ACCESS_KEY='newer-secret'");
    const program: Receiver = { way: 'endpoint', to: '/usr/bin/aws', script: null };
    await scripts.variables({ credentials: [credential, NEWER], namings: ['aws-env'] }, program);
    expect(noted).toEqual([
      [NEWER, { way: 'env', to: '/usr/bin/make', script: null }],
      [NEWER, program],
    ]);
  });

  it('and one in the bin is not handed out', async () => {
    const { vault, scripts, noted } = await bench();
    vault.write((db) => db.run('UPDATE credentials SET removed_at = 1'));
    expect(await codeOf(() => scripts.text({ credential: SAMPLE_CREDENTIAL, ...chosen }))).toBe('not-found');
    expect(noted).toEqual([]);
  });
});
