import { expect, it } from 'vitest';
import { campaign, replayFromEnvironment, shortfalls } from '../model/rotation/campaign.ts';

const SEQUENCES = 200_000;

it('never loses a key in 200,000 sequences', () => {
  const replay = replayFromEnvironment();
  const coverage = campaign(SEQUENCES, replay);
  if (replay.path === undefined) expect(shortfalls(coverage, 100)).toEqual([]);
});
