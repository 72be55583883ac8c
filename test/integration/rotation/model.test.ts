import { expect, it } from 'vitest';
import { replayFromEnvironment } from '../../model/rotation/campaign.ts';
import { campaign, misses } from '../../model/rotation-app/campaign.ts';

const SEQUENCES = 150;

it('never loses a key through the whole app, and reaches every state', { timeout: 600_000 }, async () => {
  const replay = replayFromEnvironment();
  const coverage = await campaign(SEQUENCES, replay);
  // One sequence that is played again reaches little.
  if (replay.path === undefined) expect(misses(coverage, 8)).toEqual([]);
});
