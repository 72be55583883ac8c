import { z } from 'zod';
import {
  delivery,
  digest,
  digestForm,
  digestSettings,
  digestState,
  receiver,
  receiverId,
  webhookChanges,
  webhookDraft,
} from '../../model/digest.ts';
import { ticketId } from '../../model/ids.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** Left out: as the digest's settings say. */
const choices = {
  locale: digestSettings.unwrap().shape.locale.optional(),
  accounts: z.boolean().optional(),
};

/** The team digest: what it says, where it goes, and when. */
export const digestChannels = {
  'digest.get': { input: nothing, output: digestState, gate: 'unlocked' },
  'digest.set': { input: digestSettings.unwrap().partial(), output: digestState, gate: 'unlocked' },
  /** The text as this receiver would get it, and what it was made of. */
  'digest.preview': {
    input: z.object({ form: digestForm.default('plain'), ...choices }),
    output: z.object({ text: z.string(), digest }),
    gate: 'unlocked',
  },
  /** The plain text onto the clipboard, where it stays. */
  'digest.copy': { input: z.object(choices), output: done, gate: 'unlocked' },
  /** A calendar of due dates: asks the system's save dialog unless a ticket names the file; null when it was closed. */
  'digest.exportCalendar': {
    input: z.object({ ticket: ticketId.nullable().default(null), ...choices }),
    output: z.object({ events: z.number().int() }).nullable(),
    gate: 'unlocked',
  },
  /** Throws `webhook-address` for one that is not of this kind of receiver. */
  'digest.addWebhook': { input: webhookDraft, output: receiver, gate: 'unlocked', presence: true },
  'digest.editWebhook': {
    input: webhookChanges.extend({ id: receiverId }),
    output: receiver,
    gate: 'unlocked',
    presence: true,
  },
  'digest.removeWebhook': { input: z.object({ id: receiverId }), output: done, gate: 'unlocked' },
  /** Sends the digest now, whatever was sent before; what became of it is the answer. */
  'digest.send': {
    input: z.object({ id: receiverId, locale: choices.locale }),
    output: delivery,
    gate: 'unlocked',
  },
  /** Sends one sentence that counts nothing. */
  'digest.test': { input: z.object({ id: receiverId }), output: delivery, gate: 'unlocked' },
} as const;
