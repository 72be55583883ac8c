import { z } from 'zod';
import { credentialId, instant } from './ids.ts';

export const consumerId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .brand<'ConsumerId'>();
export type ConsumerId = z.infer<typeof consumerId>;

/**
 * The kinds of files that Keyturn reads keys from, each with its own syntax or names of fields. docs/formats.md says of
 * each what is read and written, and where that is known from.
 */
export const FILE_KINDS = [
  'aws-credentials',
  'aws-config',
  'alibabacloud-credentials',
  'ossutil',
  'tencentcloud-credentials',
  'coscmd',
  'obsutil',
  'huaweicloud-credentials',
  'jdc',
  'ctyun-cli',
  'rclone',
  's3cmd',
  'boto',
  'passwd-s3fs',
  'passwd-ossfs',
  'aliyun-cli',
  'tccli',
  'coscli',
  'hcloud',
  'google-key',
  'azure-rbac',
  'azure-auth',
  'azure-cli',
  'ucloud-cli',
  'minio-client',
  'tfvars',
  'dotenv',
  'shell-profile',
  'fish',
  'powershell',
  'cmd',
  'shell-history',
  'powershell-history',
] as const;
export const fileKind = z.enum(FILE_KINDS);
export type FileKind = z.infer<typeof fileKind>;

/** The computer that a place is on: its random name, and the one that people know it by. */
const onDevice = { device: z.string(), deviceName: z.string() };

/** A key in a file. Its path is on one computer, and is looked at there alone. */
const filePlace = z
  .object({
    kind: z.literal('file'),
    ...onDevice,
    path: z.string(),
    file: fileKind,
    /** What names the key in its file: a profile, a section, a variable; empty where a file holds one key alone. */
    entry: z.string(),
    /** `values`: the key stands in the file. `command`: the file names the command that asks Keyturn for it. */
    holds: z.enum(['values', 'command']),
  })
  .readonly();

/** Environment variables that were set when Keyturn looked. They can be compared, and not written. */
const environmentPlace = z
  .object({ kind: z.literal('environment'), ...onDevice, variables: z.array(z.string()).readonly() })
  .readonly();

/** A program and its arguments; no shell is between. The key comes on its standard input, never here. */
const argv = z.array(z.string().max(4000)).min(1).max(100).readonly();

/** A program that hands the key on: it gets it on its standard input, and ends with 0 when that went well. */
const commandPlace = z
  .object({
    kind: z.literal('command'),
    ...onDevice,
    name: z.string().trim().min(1).max(120),
    run: argv,
    /** Ends with 0 while the place has the key that it is given. */
    check: argv.nullable(),
    /** Puts the key back that it is given, after `run` failed. */
    restore: argv.nullable(),
    timeoutSeconds: z.number().int().min(1).max(3600),
  })
  .readonly();

export const BY_HAND = ['jenkins', 'kubernetes', 'ci', 'server', 'person', 'other'] as const;

/** A place that a person has to see to. */
const byHandPlace = z
  .object({
    kind: z.literal('by-hand'),
    what: z.enum(BY_HAND),
    name: z.string().trim().min(1).max(120),
    owner: z.string().trim().max(120),
  })
  .readonly();

/** Where a key was handed to. */
export const place = z.discriminatedUnion('kind', [filePlace, environmentPlace, commandPlace, byHandPlace]);
export type Place = z.infer<typeof place>;
export type FilePlace = z.infer<typeof filePlace>;
export type CommandPlace = z.infer<typeof commandPlace>;

/**
 * How a place stands to the key that it belongs to. `stale`: it holds an older secret of it, or a key that it replaced.
 * `changed`: it holds another key of the vault, or one that the vault does not know. `missing`: the file, the profile or the variable is gone.
 * `unchecked`: nobody can tell from here. `elsewhere`: it is on another computer.
 */
export const consumerState = z.enum([
  'current',
  'stale',
  'changed',
  'missing',
  'unreadable',
  'unchecked',
  'elsewhere',
]);
export type ConsumerState = z.infer<typeof consumerState>;

/** Why something was not done, as one of the errors that the interface has words for. */
export const placeProblem = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).readonly() })
  .readonly();
export type PlaceProblem = z.infer<typeof placeProblem>;

/** A place that rotation must serve, as it is kept. */
export const consumer = z
  .object({
    id: consumerId,
    credentialId,
    place,
    note: z.string().max(2000),
    /** The programs to start anew once the place has another key. */
    restart: z.string().max(500),
    addedAt: instant,
  })
  .readonly();
export type Consumer = z.infer<typeof consumer>;

/** A place with how it was found when it was looked at just now. */
export const consumerView = z
  .object({
    ...consumer.unwrap().shape,
    state: consumerState,
    problem: placeProblem.nullable(),
    /** Whether the place only leaks the key (a history of commands): rotation has nothing to serve there. */
    leak: z.boolean(),
    /** What taking the plaintext away would do: name a command in its place, or remove it; null where it cannot be. */
    scrub: z.enum(['command', 'remove']).nullable(),
  })
  .readonly();
export type ConsumerView = z.infer<typeof consumerView>;

/** How one place stands in a rotation. `forth`: it gets the new key. `back`: it gets the old one again, after an undo. */
export const delivery = z
  .object({
    consumer,
    direction: z.enum(['forth', 'back']),
    /** `waiting`: for its turn, or for a person where `byHand`. `waived`: a person said to go on without it. */
    state: z.enum(['waiting', 'done', 'failed', 'waived']),
    byHand: z.boolean(),
    problem: placeProblem.nullable(),
    at: instant.nullable(),
  })
  .readonly();
export type Delivery = z.infer<typeof delivery>;

/** What a person says of a place that a rotation waits for. */
export const deliveryAnswer = z.enum(['done', 'waive', 'retry']);
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>;

/** A place in the plan of a rotation. `follows`: it asks Keyturn, and so has the new key by itself. */
export const plannedPlace = z
  .object({ consumer, how: z.enum(['rewrite', 'run', 'follows', 'by-hand', 'leak']) })
  .readonly();
export type PlannedPlace = z.infer<typeof plannedPlace>;
