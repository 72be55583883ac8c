import { it } from 'vitest';
import { randomKills } from '../../support/vault/random-kills.ts';

// A sample of the moments; the full run kills ten times as often.
it('no acknowledged commit is lost when the writer is killed at random, and the vault opens', () =>
  randomKills(20));
