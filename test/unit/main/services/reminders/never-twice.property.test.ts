import { it } from 'vitest';
import { reminderCampaign } from '../../../../support/reminders/campaign.ts';

it('tells no transition twice, and leaves none out', () => reminderCampaign(120), 30_000);
