import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHeader } from '../../../src/main/vault/header/format.ts';
import { createVault, inspectVault, KDF_FLOOR, Secret, type Vault } from '../../../src/main/vault/index.ts';
import { type KillStyle, killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import {
  byPassword,
  codeOf,
  copyOf,
  PASSWORD,
  reopen,
  tempFolder,
  tempVault,
} from '../../support/vault/temp.ts';

const STYLES: readonly KillStyle[] = ['before', 'torn'];

const make = (folder: string, ports = realPorts()) =>
  createVault(ports, { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR });

describe.each(STYLES)('making a vault, killed %s a call', (style) => {
  it('leaves none, or a whole one, and can be done again where there is none', async () => {
    const outcomes = new Set<string>();
    for (let at = 1; ; at += 1) {
      const folder = join(await tempFolder(), 'vault');
      const real = realPorts();
      const killed = killedFiles(real.files, style);
      killed.arm(at);
      const finished = await unlessKilled(async () =>
        (await make(folder, { ...real, files: killed.files })).vault.close(),
      );
      const found = await inspectVault(real, folder);
      outcomes.add(found.kind);
      if (found.kind === 'absent') (await make(folder)).vault.close();
      else expect(await codeOf(() => make(folder)), `call ${at}`).toBe('vault-exists');
      (await reopen(folder)).close();
      if (finished) break;
    }
    expect([...outcomes].sort()).toEqual(['absent', 'present']);
  });
});

/** The ways of changing a vault's header, and the passwords that may open it afterwards. */
const CHANGES: Readonly<Record<string, (vault: Vault) => Promise<unknown>>> = {
  'changing the password': (vault) => vault.changePassword(Secret.of('the next one'), KDF_FLOOR),
  'renewing the recovery code': (vault) => vault.renewRecovery(),
  'confirming the recovery code': (vault) => vault.confirmRecovery(),
  'adding a keychain slot': (vault) => vault.addKeychainSlot(),
  'anchoring the audit chain': async (vault) => {
    vault.write((db) => vault.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} }));
    await vault.anchorAudit();
  },
};

describe.each(STYLES)('killed %s a call', (style) => {
  it.each(Object.keys(CHANGES))('%s leaves the old or the new way in', async (name) => {
    const change = CHANGES[name];
    if (change === undefined) throw new Error('No such change');
    const { vault, folder } = await tempVault();
    vault.close();
    for (let at = 1; ; at += 1) {
      const copy = await copyOf(folder);
      const real = realPorts();
      const killed = killedFiles(real.files, style);
      const opened = await reopen(copy, byPassword(), { ...real, files: killed.files });
      killed.arm(at);
      const finished = await unlessKilled(() => change(opened));
      opened.close();
      // The header itself is never half written, so that its backup is there for worse days.
      const header = await readFile(join(copy, 'vault.keys.json'));
      expect(parseHeader(header).kind, `call ${at}`).toBe('good');
      const outcomes = await Promise.all(
        [PASSWORD, 'the next one'].map((password) =>
          codeOf(async () => (await reopen(copy, byPassword(password))).close()),
        ),
      );
      expect(outcomes.sort(), `call ${at}`).toEqual(['none', 'wrong-password']);
      if (finished) break;
    }
  });
});
