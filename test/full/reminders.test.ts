import { it } from 'vitest';
import { reminderCampaign } from '../support/reminders/campaign.ts';

it(
  'tells no transition twice, and leaves none out, in two thousand lives',
  () => reminderCampaign(2000),
  600_000,
);
