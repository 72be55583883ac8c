import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Input } from '../../shared/ipc/contract.ts';
import type { BackupVersion } from '../../shared/model/backup.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import { resolveTarget } from '../backup/targets.ts';
import type { CommandContext } from '../command.ts';
import { AnswerError, usageError } from '../errors.ts';
import { descriptor } from '../globals.ts';

export type Source = Input<'restore.open'>['source'];

/** Where a backup is looked for: a file, a place of the open vault, or a bucket with a typed key. */
export interface SourceOptions {
  readonly fromTarget?: string;
  readonly s3?: true;
  readonly oss?: true;
  readonly name?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly prefix?: string;
  readonly pathStyle?: true;
  readonly keyId?: string;
  readonly secretStdin?: true;
  readonly secretFd?: number;
}

const MAX_SECRET_BYTES = 4096;

export function withSource(command: Command, { words }: CommandContext): Command {
  return command
    .option('--from-target <target>', words.t('cli.option.from-target'))
    .option('--s3', words.t('cli.option.from-s3'))
    .option('--oss', words.t('cli.option.from-oss'))
    .option('--name <name>', words.t('cli.option.backup-name'))
    .option('--bucket <name>', words.t('cli.option.bucket'))
    .option('--region <region>', words.t('cli.option.region'))
    .option('--prefix <folder>', words.t('cli.option.prefix'))
    .option('--endpoint <url>', words.t('cli.option.bucket-endpoint'))
    .option('--path-style', words.t('cli.option.path-style'))
    .option('--key-id <id>', words.t('cli.option.bucket-key-id'))
    .option('--secret-stdin', words.t('cli.option.secret-stdin'))
    .option('--secret-fd <n>', words.t('cli.option.secret-fd'), descriptor('--secret-fd'));
}

function required(option: string, value: string | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') throw usageError('missing-option', { option });
  return text;
}

async function secretOf(options: SourceOptions, { io, words }: CommandContext): Promise<string> {
  const read = async (): Promise<string> => {
    if (options.secretFd !== undefined) return io.readFd(options.secretFd, MAX_SECRET_BYTES);
    if (options.secretStdin === true) return io.readStdin(MAX_SECRET_BYTES);
    if (io.interactive) return io.askSecret(words.t('cli.prompt.bucket-secret'));
    throw usageError('missing-option', { option: '--secret-stdin' });
  };
  const secret = (await read()).split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (secret === '') throw usageError('empty-value');
  return secret;
}

/** The one that is named, or the newest. */
function chosen(versions: readonly BackupVersion[], name: string | undefined): BackupVersion {
  const found =
    name === undefined
      ? versions.toSorted((a, b) => b.at - a.at).find(({ vaultId }) => vaultId !== null)
      : versions.find((one) => one.name === name || one.version === name);
  if (found === undefined) throw new AnswerError({ code: 'backup-missing', params: {} });
  return found;
}

async function inBucket(
  app: CliApp,
  service: 's3' | 'oss',
  options: SourceOptions,
  context: CommandContext,
): Promise<Source> {
  const place = {
    service,
    bucket: required('--bucket', options.bucket),
    region: required('--region', options.region),
    prefix: options.prefix ?? '',
    endpoint: options.endpoint ?? null,
    pathStyle: options.pathStyle === true,
  };
  const publicId = required('--key-id', options.keyId);
  const key = { kind: 'typed', publicId, secret: await secretOf(options, context) } as const;
  const { ticket, versions } = await call(app, 'restore.listBucket', { place, key });
  const { name, version } = chosen(versions, options.name);
  return { kind: 'bucket', ticket, name, version };
}

/** The source that the words of a command name. Throws CliError and AnswerError. */
export async function sourceOf(
  file: string | undefined,
  options: SourceOptions,
  context: CommandContext,
): Promise<{ readonly app: CliApp; readonly source: Source }> {
  const { session, io } = context;
  const named = [file, options.fromTarget, options.s3, options.oss].filter((one) => one !== undefined);
  if (named.length === 0) throw usageError('missing-argument', { argument: 'file' });
  if (named.length > 1) throw usageError('which-source');
  if (options.fromTarget !== undefined) {
    const app = await session.unlocked();
    const { id } = await resolveTarget(app, options.fromTarget);
    const { name, version } = chosen(await call(app, 'backup.versions', { id }), options.name);
    return { app, source: { kind: 'target', id, name, version } };
  }
  const app = await session.opened();
  if (file === undefined) {
    return { app, source: await inBucket(app, options.s3 === true ? 's3' : 'oss', options, context) };
  }
  const { ticket } = unwrap(await app.ticketFor(resolve(io.cwd, file), 'backup'));
  return { app, source: { kind: 'file', ticket } };
}
