import { it } from 'vitest';
import { reminderCampaign } from '../../../../support/reminders/campaign.ts';

it('tells no transition twice, and leaves none out', () => reminderCampaign(60), 30_000);
