import { describe, expect, it, vi } from 'vitest';
import type { Transition } from '../../../src/main/services/rotation/engine/types.ts';
import { replayFromEnvironment } from '../../model/rotation/campaign.ts';
import { MUTANTS } from '../../model/rotation/mutants.ts';
import { hunt } from '../../model/rotation-app/campaign.ts';
import { BreachError } from '../../model/rotation-app/oracle.ts';

const SEQUENCES = 300;

const planted = vi.hoisted((): { engine: Transition | null; inside: boolean } => ({
  engine: null,
  inside: false,
}));

// The app gets the mutant, and the mutant gets the engine that it is made of.
vi.mock(import('../../../src/main/services/rotation/engine/index.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    transition: (rotation, event) => {
      if (planted.inside || planted.engine === null) return real.transition(rotation, event);
      planted.inside = true;
      try {
        return planted.engine(rotation, event);
      } finally {
        planted.inside = false;
      }
    },
  };
});

// The third one cannot act here: in the app a key that is not stored has nothing to prove with.
const PLANTED = Object.entries(MUTANTS).filter(([name]) => name !== 'stores after promoting');

describe.each(PLANTED)('an app whose engine %s', (name, engine) => {
  it('is caught by the stores and the vault file', { timeout: 300_000 }, async () => {
    planted.engine = engine();
    const caught = await hunt(SEQUENCES, { seed: replayFromEnvironment().seed });
    process.stdout.write(
      `\nan app whose engine ${name}: sequence ${caught?.after}, ${String(caught?.error)}\n`,
    );
    expect(caught?.error).toBeInstanceOf(BreachError);
  });
});
