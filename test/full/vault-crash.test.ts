import { it } from 'vitest';
import { randomKills } from '../support/vault/random-kills.ts';

it('no acknowledged commit is lost when the writer is killed at random, and the vault opens', () =>
  randomKills(200));
