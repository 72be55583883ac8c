import { z } from 'zod';
import { cloudId } from '../../model/cloud.ts';
import {
  consumerId,
  consumerView,
  delivery,
  deliveryAnswer,
  fileKind,
  place,
  placeProblem,
} from '../../model/consumer.ts';
import { credentialId, ticketId } from '../../model/ids.ts';
import { importChoices, importDone, MAX_IMPORT_ROWS } from '../../model/import.ts';
import { keptFile, keptFileId, scrubbed } from '../../model/kept-file.ts';
import { lookScope, lookView } from '../../model/look.ts';
import { PROCESS_PROTOCOLS } from '../../model/process-protocol.ts';
import { rotationId, rotationView } from '../../model/rotation.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const places = z.array(consumerId).min(1).max(1000);
const about = { note: z.string().max(2000).default(''), restart: z.string().max(500).default('') };
const command = place.options[2];
const commandDraft = command.unwrap().omit({ kind: true, device: true, deviceName: true });
const byHandDraft = place.options[3].unwrap().omit({ kind: true });

/** Where keys lie: finding them, the places that rotation serves, and taking plaintext away. */
export const consumerChannels = {
  /** Begins to look around, read-only; `look.changed` tells of its way. One look at a time: a new one ends the last. */
  'look.start': { input: lookScope, output: lookView, gate: 'unlocked' },
  /** The look as it stands; null before the first one, and after a lock. */
  'look.get': { input: nothing, output: lookView.nullable(), gate: 'unlocked' },
  'look.stop': { input: nothing, output: done, gate: 'unlocked' },
  /** Opens the system's dialog for a folder to look into; null when the person closed it. */
  'look.pickFolder': {
    input: nothing,
    output: z.object({ folder: ticketId, path: z.string() }).nullable(),
    gate: 'unlocked',
  },
  /** Asks the clouds about found keys, by their rows. Answers when all are asked. */
  'look.verify': {
    input: z.object({ look: ticketId, rows: z.array(z.number().int().min(0)).min(1).max(MAX_IMPORT_ROWS) }),
    output: lookView,
    gate: 'unlocked',
  },
  /** Takes found keys in and remembers their places; of those that the vault holds already, the place alone. */
  'look.import': {
    input: z.object({
      look: ticketId,
      rows: importChoices,
    }),
    output: importDone.extend({ places: z.array(consumerId) }),
    gate: 'unlocked',
  },
  /** Takes the rights of others to read a found file away. */
  'look.restrict': {
    input: z.object({ look: ticketId, place: z.number().int().min(0) }),
    output: lookView,
    gate: 'unlocked',
  },

  /** The places of a key, each looked at now; of all keys with null. */
  'consumers.list': {
    input: z.object({ credential: credentialId.nullable() }),
    output: z.array(consumerView),
    gate: 'unlocked',
  },
  /** What a file that a person chose holds, to name one of its keys. */
  'consumers.entries': {
    input: z.object({ file: ticketId }),
    output: z.object({
      path: z.string(),
      kind: fileKind,
      entries: z.array(z.object({ entry: z.string(), cloud: cloudId, publicId: z.string() })),
    }),
    gate: 'unlocked',
  },
  'consumers.addFile': {
    input: z.object({ credential: credentialId, file: ticketId, entry: z.string().max(300), ...about }),
    output: consumerView,
    gate: 'unlocked',
  },
  'consumers.addByHand': {
    input: z.object({ credential: credentialId, place: byHandDraft, ...about }),
    output: consumerView,
    gate: 'unlocked',
  },
  /** A program that will be run with a key asks for the person, and so does a change of one. */
  'consumers.addCommand': {
    input: z.object({ credential: credentialId, command: commandDraft, ...about }),
    output: consumerView,
    gate: 'unlocked',
    presence: true,
  },
  'consumers.editCommand': {
    input: z.object({ id: consumerId, command: commandDraft }),
    output: consumerView,
    gate: 'unlocked',
    presence: true,
  },
  'consumers.edit': {
    input: z.object({
      id: consumerId,
      note: z.string().max(2000).optional(),
      restart: z.string().max(500).optional(),
      byHand: byHandDraft.optional(),
    }),
    output: consumerView,
    gate: 'unlocked',
  },
  /** Forgets places; the files stay as they are. */
  'consumers.remove': { input: z.object({ ids: places }), output: done, gate: 'unlocked' },
  /**
   * Gives places the key that they belong to: files are rewritten, commands run. What failed says so in its view; `rotating`
   * where a rotation is about to give the place another key.
   */
  'consumers.serve': {
    input: z.object({ ids: places, over: z.boolean().default(false) }),
    output: z.array(consumerView),
    gate: 'unlocked',
  },

  /** Takes the plaintext out of files: a command in its place where the tool knows one, else nothing. */
  'plaintext.scrub': {
    input: z.object({ ids: places, as: z.enum(['best', 'remove']).default('best') }),
    output: z.array(scrubbed),
    gate: 'unlocked',
  },
  /** Why a command in a tool's file would answer nobody now: no such place is scrubbed as `best` then. Null where it would. */
  'plaintext.muted': {
    input: nothing,
    output: z.object({ problem: placeProblem.nullable() }),
    gate: 'unlocked',
  },
  /** The copies of files from before Keyturn changed them, the newest first. */
  'plaintext.kept': { input: nothing, output: z.array(keptFile), gate: 'unlocked' },
  /**
   * Brings a file back as it was, byte for byte. `over`: although somebody changed it since, of which a copy is kept too, or
   * although a key comes back with it that is out of use by now.
   */
  'plaintext.undo': {
    input: z.object({ id: keptFileId, over: z.boolean().default(false) }),
    output: keptFile,
    gate: 'unlocked',
  },
  'plaintext.forget': {
    input: z.object({ ids: z.array(keptFileId).min(1).max(1000) }),
    output: done,
    gate: 'unlocked',
  },
  /**
   * The key of a place, or of a key by its own id, as the protocol of a tool wants it: for the command that stands in a
   * tool's file. A key that was replaced answers as the one in its place. `endpoint`: what the key's cloud has for programs
   * that ask an address. `again`: the `mark` of an answer before; while it would be the same key, no new entry is made.
   */
  'plaintext.asProcess': {
    input: z.object({
      id: z.union([consumerId, credentialId]),
      protocol: z.enum([...PROCESS_PROTOCOLS, 'endpoint']).nullable(),
      again: z.string().max(64).nullable().default(null),
    }),
    output: z.object({
      text: z.string(),
      protocol: z.enum(PROCESS_PROTOCOLS),
      /** The key's usual region; null where it has none. */
      region: z.string().nullable(),
      mark: z.string(),
    }),
    gate: 'unlocked',
    secret: true,
  },

  /** How the places of a rotation's key stand. */
  'rotations.deliveries': {
    input: z.object({ id: rotationId }),
    output: z.array(delivery),
    gate: 'unlocked',
  },
  /** A person's word on a place that a rotation waits for. */
  'rotations.answerDelivery': {
    input: z.object({ id: rotationId, consumer: consumerId, answer: deliveryAnswer }),
    output: rotationView,
    gate: 'unlocked',
  },
} as const;
