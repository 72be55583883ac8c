import { expect, it } from 'vitest';
import { replayFromEnvironment } from '../model/rotation/campaign.ts';
import { campaign, misses } from '../model/rotation-app/campaign.ts';

const SEQUENCES = 5_000;

it('never loses a key through the whole app in 5,000 sequences', { timeout: 3_600_000 }, async () => {
  const replay = replayFromEnvironment();
  const coverage = await campaign(SEQUENCES, replay);
  if (replay.path === undefined) expect(misses(coverage, 300)).toEqual([]);
});
