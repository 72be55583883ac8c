import { expect, it } from 'vitest';
import { campaign, replayFromEnvironment, shortfalls } from '../../../../model/rotation/campaign.ts';

const SEQUENCES = 30_000;

it('never loses a key, and reaches every state and every arrow', { timeout: 120_000 }, () => {
  const replay = replayFromEnvironment();
  const coverage = campaign(SEQUENCES, replay);
  // One sequence that is played again reaches little.
  if (replay.path === undefined) expect(shortfalls(coverage, 100)).toEqual([]);
});
