import { z } from 'zod';
import { askId, brokerStatus, consent, consentAnswer, consentId, pendingAsk } from '../../model/broker.ts';
import { handOut } from '../../model/hand-out.ts';
import { handOver, handOverId, handOverRequest, requestFacts } from '../../model/hand-over.ts';
import { accountId, credentialId, ticketId } from '../../model/ids.ts';
import { importFound } from '../../model/import.ts';
import {
  scriptPart,
  scriptPreview,
  scriptScope,
  shell,
  snippetLanguage,
  variableSet,
} from '../../model/script.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
/** Empty for the main set of a key. */
const naming = z.string().max(60);
const chosen = z.object({ credential: credentialId, naming, shell, scope: scriptScope });
const letter = z.string().max(200_000);

/** How a key leaves the vault for programs, shells, files and people. */
export const handOutChannels = {
  /** Who got a key, the latest first; what was handed out of the keys that it replaced is among it. */
  'handOuts.list': {
    input: z.object({ credential: credentialId }),
    output: z.array(handOut),
    gate: 'unlocked',
  },

  /** The sets of variables that a key can be handed out in. */
  'scripts.options': {
    input: z.object({ credential: credentialId }),
    output: z.array(variableSet),
    gate: 'unlocked',
  },
  /** The lines for a shell, without a secret. Throws `value-unwritable` for a value that the shell can hold in no way. */
  'scripts.preview': { input: chosen, output: scriptPreview, gate: 'unlocked' },
  /** Puts the lines on the clipboard, and says after how many seconds they go; null where no secret is in them. */
  'scripts.copy': {
    input: chosen.extend({ part: scriptPart }),
    output: z.object({ seconds: z.number().nullable() }),
    gate: 'unlocked',
  },
  /**
   * Writes the lines into a new file for this user alone, or over one that it wrote. Null when the person closed the dialog.
   * Throws `file-taken` (param `file`).
   */
  'scripts.save': {
    input: chosen.extend({ file: ticketId.nullable().default(null) }),
    output: z.object({ name: z.string() }).nullable(),
    gate: 'unlocked',
    presence: true,
  },
  /** The lines themselves, for a terminal. */
  'scripts.text': {
    input: chosen.extend({ part: scriptPart }),
    output: z.object({ text: z.string() }),
    gate: 'unlocked',
    secret: true,
  },
  /**
   * The variables of some keys, for a program that is about to be started. Every set of each where none is named. Throws
   * `variable-twice` (param `name`) where two keys want one variable for different values.
   */
  'scripts.variables': {
    input: z.object({
      credentials: z.array(credentialId).min(1).max(50),
      namings: z.array(naming).max(50).nullable(),
    }),
    output: z.object({ variables: z.array(z.object({ name: z.string(), value: z.string() })) }),
    gate: 'unlocked',
    secret: true,
  },
  /** A program that reads the variables of a set, with the key's region and address, and what has to be installed for it. */
  'scripts.snippet': {
    input: z.object({ credential: credentialId, naming, language: snippetLanguage }),
    output: z.object({ text: z.string(), install: z.string() }),
    gate: 'unlocked',
  },

  /** The key that a word of a command line means: its id, the start of it, or its public id. For those that ask the app. */
  'broker.find': {
    input: z.object({ text: z.string().min(4).max(200) }),
    output: z.object({ ids: z.array(credentialId).max(10) }),
    gate: 'unlocked',
  },
  'broker.status': { input: nothing, output: brokerStatus, gate: 'open' },
  /** The programs that wait for a word. */
  'broker.pending': { input: nothing, output: z.array(pendingAsk), gate: 'unlocked' },
  'broker.decide': {
    input: z.object({ id: askId, answer: consentAnswer }),
    output: done,
    gate: 'unlocked',
  },
  /** The words that hold, the latest first. */
  'broker.consents': { input: nothing, output: z.array(consent), gate: 'unlocked' },
  'broker.revoke': {
    input: z.object({ ids: z.array(consentId).min(1).max(1000) }),
    output: done,
    gate: 'unlocked',
  },

  /**
   * Writes accounts with their keys into one file: under a password of its own, or in clear as a table or as the content of
   * the other one; either `password` or `plaintext` is null. Null when the person closed the dialog. Throws
   * `weak-password`, `not-found` where there is no key, `policy-forbids`.
   */
  'exports.write': {
    input: z.object({
      accounts: z.array(accountId).min(1).max(10_000),
      password: z.string().min(1).max(1024).nullable(),
      plaintext: z.enum(['csv', 'json']).nullable().default(null),
      file: ticketId.nullable().default(null),
    }),
    output: z.object({ name: z.string(), keys: z.number().int() }).nullable(),
    gate: 'unlocked',
    presence: true,
  },

  /** Makes a request for one key, to be sent to whoever has it. */
  'handOver.request': {
    input: z.object({ name: z.string().trim().min(1).max(120) }),
    output: handOverRequest,
    gate: 'unlocked',
  },
  'handOver.list': {
    input: nothing,
    output: z.object({ requests: z.array(handOverRequest), sent: z.array(handOver) }),
    gate: 'unlocked',
  },
  /** Who made a request. Throws `hand-over-unreadable`. */
  'handOver.readRequest': { input: z.object({ text: letter }), output: requestFacts, gate: 'unlocked' },
  /**
   * Seals one key for one person: for the request that they sent, or under a password that is made here and goes another
   * way than the text. Throws `hand-over-unreadable`, `hand-over-expired`.
   */
  'handOver.seal': {
    input: z.object({
      credential: credentialId,
      to: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('request'), text: letter }),
        z.object({ kind: z.literal('password'), person: z.string().trim().min(1).max(120) }),
      ]),
    }),
    output: z.object({ id: handOverId, text: letter, password: z.string().nullable() }),
    gate: 'unlocked',
    presence: true,
    secret: true,
  },
  /**
   * Opens what was sealed for this person, to be taken in as any import is. `acknowledgement` is to be sent back. Throws
   * `hand-over-unreadable`, `hand-over-other`, `hand-over-password`.
   */
  'handOver.open': {
    input: z.object({ text: letter, password: z.string().max(1024).nullable() }),
    output: z.object({ found: importFound, from: z.string(), acknowledgement: z.string() }),
    gate: 'unlocked',
  },
  /** Notes that the other person has it, by their acknowledgement. Throws `hand-over-unreadable`, `not-found`. */
  'handOver.confirm': { input: z.object({ text: letter }), output: handOver, gate: 'unlocked' },
  'handOver.forget': {
    input: z.object({ ids: z.array(handOverId).min(1).max(1000) }),
    output: done,
    gate: 'unlocked',
  },
} as const;
