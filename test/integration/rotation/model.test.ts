import { expect, it } from 'vitest';
import { replayFromEnvironment } from '../../model/rotation/campaign.ts';
import { campaign } from '../../model/rotation-app/campaign.ts';

const SEQUENCES = Number(process.env.N ?? 20);

it('never loses a key through the whole app', { timeout: 300_000 }, async () => {
  const replay = replayFromEnvironment();
  const coverage = await campaign(SEQUENCES, replay);
  expect(coverage.lengths.length).toBeGreaterThan(0);
});
