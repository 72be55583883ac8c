import { describe, expect, it } from 'vitest';
import { hunt, replayFromEnvironment } from '../../../../model/rotation/campaign.ts';
import { MUTANTS } from '../../../../model/rotation/mutants.ts';
import { BreachError } from '../../../../model/rotation/oracle.ts';

const SEQUENCES = 1_000;

describe.each(Object.entries(MUTANTS))('an engine that %s', (name, engine) => {
  it('is caught by the model, and caught again from the seed', () => {
    const caught = hunt(engine, SEQUENCES, { seed: replayFromEnvironment().seed });
    expect(caught?.error).toBeInstanceOf(BreachError);
    if (caught === null) return;
    process.stdout.write(`\nan engine that ${name}: sequence ${caught.after}, ${String(caught.error)}\n`);
    const again = hunt(engine, 1, caught.replay);
    expect(String(again?.error)).toBe(String(caught.error));
  });
});
