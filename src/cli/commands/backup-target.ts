import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type BackupSchedule,
  type BackupTarget,
  type BucketKey,
  type BucketPlace,
  backupSchedule,
  DEFAULT_RETENTION,
  type Retention,
} from '../../shared/model/backup.ts';
import { call, unwrap } from '../app.ts';
import { resolveTarget, targetJson, targetTable } from '../backup/targets.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { descriptor, wholeNumber } from '../globals.ts';
import { resolveKey } from '../resolve.ts';
import type { CliSession } from '../session.ts';
import { printable } from '../text/escape.ts';
import type { Words } from '../words.ts';

interface UpkeepOptions {
  readonly label?: string;
  readonly schedule?: BackupSchedule;
  readonly daily?: number;
  readonly monthly?: number;
}

interface BucketOptions extends UpkeepOptions {
  readonly bucket?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly prefix?: string;
  readonly pathStyle?: true;
  readonly key?: string;
  readonly keyId?: string;
  readonly secretStdin?: true;
  readonly secretFd?: number;
}

const MAX_SECRET_BYTES = 4096;

function schedule(text: string): BackupSchedule {
  const found = backupSchedule.safeParse(text);
  if (!found.success) {
    throw usageError('bad-choice', { option: '--schedule', choices: backupSchedule.options.join(', ') });
  }
  return found.data;
}

function withUpkeep(command: Command, words: Words): Command {
  return command
    .option('--label <name>', words.t('cli.option.target-label'))
    .option('--schedule <when>', words.t('cli.option.schedule'), schedule)
    .option('--daily <n>', words.t('cli.option.daily'), (text) => wholeNumber('--daily', text, 1, 90))
    .option('--monthly <n>', words.t('cli.option.monthly'), (text) => wholeNumber('--monthly', text, 0, 60));
}

function retentionOf(options: UpkeepOptions, before: Retention): Retention {
  return { daily: options.daily ?? before.daily, monthly: options.monthly ?? before.monthly };
}

function required(option: string, value: string | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') throw usageError('missing-option', { option });
  return text;
}

/** The secret of a typed key, from anywhere but the command line. Throws CliError. */
async function typedSecret(options: BucketOptions, { io, globals, words }: CommandContext): Promise<string> {
  if (options.secretStdin === true && options.secretFd !== undefined) {
    throw usageError('conflict', { first: '--secret-stdin', second: '--secret-fd' });
  }
  const taken = globals().passwordFd;
  const stdin = options.secretStdin === true || options.secretFd === 0;
  if (stdin && taken === 0) throw usageError('stdin-taken');
  const read = async (): Promise<string> => {
    if (options.secretFd !== undefined) return io.readFd(options.secretFd, MAX_SECRET_BYTES);
    if (stdin) return io.readStdin(MAX_SECRET_BYTES);
    if (io.interactive) return io.askSecret(words.t('cli.prompt.bucket-secret'));
    throw usageError('missing-option', { option: '--secret-stdin' });
  };
  const secret = (await read()).split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (secret === '') throw usageError('empty-value');
  return secret;
}

function told(target: BackupTarget, { out, words }: CommandContext): ExitCode {
  out.result(targetJson(target), () => `${target.id}\n`);
  if (out.json) return EXIT.fine;
  out.note(words.t('cli.note.target-saved', { label: printable(target.label) }));
  if (target.sameDisk) out.note(words.t('backup.sameDisk'));
  if (target.publicId !== null) out.note(words.t('backup.keyHint', { id: printable(target.publicId) }));
  return EXIT.fine;
}

async function addFolder(folder: string, options: UpkeepOptions, context: CommandContext): Promise<ExitCode> {
  const app = await context.session.unlocked();
  const path = resolve(context.io.cwd, folder);
  const { ticket } = unwrap(await app.ticketFor(path, 'folder'));
  const label = options.label ?? (basename(path) || path);
  const target = await call(app, 'backup.addTarget', {
    target: { kind: 'folder', label: label.slice(0, 120), ticket },
    schedule: options.schedule ?? 'daily',
    retention: retentionOf(options, DEFAULT_RETENTION),
  });
  return told(target, context);
}

type App = Awaited<ReturnType<CliSession['unlocked']>>;

async function addBucket(
  service: BucketPlace['service'],
  options: BucketOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const bucket = required('--bucket', options.bucket);
  const region = required('--region', options.region);
  if ((options.key === undefined) === (options.keyId === undefined)) {
    if (options.key === undefined) throw usageError('missing-option', { option: '--key-id' });
    throw usageError('conflict', { first: '--key', second: '--key-id' });
  }
  // Before the vault is opened, so that a pipe is read in the order in which people write it.
  const secret = options.keyId === undefined ? null : await typedSecret(options, context);
  const app = await context.session.unlocked();
  const keyOf = async (opened: App): Promise<BucketKey> => {
    if (secret !== null) return { kind: 'typed', publicId: required('--key-id', options.keyId), secret };
    return { kind: 'credential', id: (await resolveKey(opened, required('--key', options.key), 'kept')).id };
  };
  const target = await call(app, 'backup.addTarget', {
    target: {
      kind: 'bucket',
      label: options.label ?? bucket,
      place: {
        ...{ service, bucket, region, prefix: options.prefix ?? '' },
        endpoint: options.endpoint ?? null,
        pathStyle: options.pathStyle === true,
      },
      key: await keyOf(app),
    },
    schedule: options.schedule ?? 'daily',
    retention: retentionOf(options, DEFAULT_RETENTION),
  });
  return told(target, context);
}

function registerBucket(parent: Command, service: BucketPlace['service'], context: CommandContext): void {
  const { words } = context;
  withUpkeep(parent.command(`add-${service}`), words)
    .description(words.t(`cli.command.backup-target-add-${service}`))
    .option('--bucket <name>', words.t('cli.option.bucket'))
    .option('--region <region>', words.t('cli.option.region'))
    .option('--prefix <folder>', words.t('cli.option.prefix'))
    .option('--endpoint <url>', words.t('cli.option.bucket-endpoint'))
    .option('--path-style', words.t('cli.option.path-style'))
    .option('--key <id>', words.t('cli.option.bucket-key'))
    .option('--key-id <id>', words.t('cli.option.bucket-key-id'))
    .option('--secret-stdin', words.t('cli.option.secret-stdin'))
    .option('--secret-fd <n>', words.t('cli.option.secret-fd'), descriptor('--secret-fd'))
    .action(context.action((options: BucketOptions) => addBucket(service, options, context)));
}

/** `backup-target list | add-folder DIR | add-s3 … | add-oss … | edit TARGET … | remove TARGET` */
export const registerBackupTarget: RegisterCommand = (program, context) => {
  const { out, words } = context;
  const parent = program.command('backup-target').description(words.t('cli.command.backup-target'));

  parent
    .command('list')
    .description(words.t('cli.command.backup-target-list'))
    .action(
      context.action(async () => {
        const app = await context.session.unlocked();
        const targets = await call(app, 'backup.targets', {});
        const { warning } = await call(app, 'backup.status', {});
        out.result({ warning, targets: targets.map(targetJson) }, () =>
          targets.length === 0 ? '' : targetTable(targets, context),
        );
        if (!out.json && warning !== 'none') {
          out.note(words.t(`cli.note.backup-${warning}`));
        }
        return EXIT.fine;
      }),
    );

  withUpkeep(parent.command('add-folder'), words)
    .argument('<folder>', words.t('cli.argument.folder'))
    .description(words.t('cli.command.backup-target-add-folder'))
    .action(context.action((folder: string, options: UpkeepOptions) => addFolder(folder, options, context)));

  registerBucket(parent, 's3', context);
  registerBucket(parent, 'oss', context);

  withUpkeep(parent.command('edit'), words)
    .argument('<target>', words.t('cli.argument.target'))
    .description(words.t('cli.command.backup-target-edit'))
    .action(
      context.action(async (text: string, options: UpkeepOptions) => {
        if (Object.keys(options).length === 0) throw usageError('no-target-change');
        if (options.label?.trim() === '') throw usageError('empty-value');
        const app = await context.session.unlocked();
        const { id, retention } = await resolveTarget(app, text);
        const target = await call(app, 'backup.editTarget', {
          id,
          retention: retentionOf(options, retention),
          ...(options.label === undefined ? {} : { label: options.label }),
          ...(options.schedule === undefined ? {} : { schedule: options.schedule }),
        });
        return told(target, context);
      }),
    );

  parent
    .command('remove')
    .argument('<target>', words.t('cli.argument.target'))
    .description(words.t('cli.command.backup-target-remove'))
    .action(
      context.action(async (text: string) => {
        const app = await context.session.unlocked();
        const { id, label } = await resolveTarget(app, text);
        await call(app, 'backup.removeTarget', { id });
        out.result({ id }, () => '');
        if (!out.json) out.note(words.t('cli.note.target-removed', { label: printable(label) }));
        return EXIT.fine;
      }),
    );
};
