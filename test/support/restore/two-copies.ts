import { onTestFinished } from 'vitest';
import { createRandom } from '../../../src/main/node/random.ts';
import { mergeVaults } from '../../../src/main/services/merge/index.ts';
import { openCopy, type Vault } from '../../../src/main/vault/index.ts';
import { credentialIds } from '../../../src/main/vault/repositories/merging.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { ACTOR, realPorts } from '../vault/ports.ts';
import { tempFolder, tempVault } from '../vault/temp.ts';
import { live, names } from './histories.ts';

const random = createRandom();

/** Two copies of a vault with two keys and what `before` made, on a clock on which no two things happen at once. */
export async function twoCopies(
  before: (vault: Vault, keys: readonly CredentialId[]) => void = () => undefined,
) {
  const ports = realPorts();
  let now = 1_700_000_000_000;
  const tick = () => {
    now += 1000;
    return now;
  };
  const { vault: here } = await tempVault({ ...ports, clock: { ...ports.clock, now: tick } });
  const given = names();
  live(
    here,
    [
      { kind: 'add', which: 0, value: 0 },
      { kind: 'add', which: 0, value: 0 },
    ],
    given,
  );
  const keys = here.read(credentialIds);
  before(here, keys);
  const by = { kind: 'same-key', vault: here } as const;
  const copy = await openCopy(
    { ...ports, clock: { ...ports.clock, now: tick } },
    { copy: here.folder, scratch: await tempFolder(), by, actor: ACTOR },
  );
  onTestFinished(() => copy.close());
  const [first, second] = keys;
  if (first === undefined || second === undefined) throw new Error('Two keys were added');
  return {
    ...{ here, there: copy.vault, first, second, given, tick },
    merge: () =>
      mergeVaults({ here, there: copy.vault, choices: new Map(), random, now: tick() }, () => undefined),
  };
}
