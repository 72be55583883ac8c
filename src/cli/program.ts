import { Command, Help } from 'commander';
import type { CommandContext, RegisterCommand } from './command.ts';
import { registerAccounts } from './commands/accounts.ts';
import { registerAdd } from './commands/add.ts';
import { registerAudit } from './commands/audit.ts';
import { registerBackup, registerBackups } from './commands/backup.ts';
import { registerBackupTarget } from './commands/backup-target.ts';
import { registerRemove, registerRestore } from './commands/bin.ts';
import { registerClouds } from './commands/clouds.ts';
import { registerCompare } from './commands/compare.ts';
import { registerConsents } from './commands/consents.ts';
import { registerCopies } from './commands/copies.ts';
import { registerCredentialProcess } from './commands/credential-process.ts';
import { registerDecide } from './commands/decide.ts';
import { registerDeliver } from './commands/deliver.ts';
import { registerDigest } from './commands/digest.ts';
import { registerEdit } from './commands/edit.ts';
import { registerEnv } from './commands/env.ts';
import { registerExec } from './commands/exec.ts';
import { registerExplain } from './commands/explain.ts';
import { registerExport } from './commands/export.ts';
import { registerGuide } from './commands/guide.ts';
import { registerHandOuts } from './commands/hand-outs.ts';
import { registerHandOver } from './commands/hand-over.ts';
import { registerHistory } from './commands/history.ts';
import { registerImport } from './commands/import.ts';
import { registerInit } from './commands/init.ts';
import { registerJoin, registerMove } from './commands/join.ts';
import { registerKept } from './commands/kept.ts';
import { registerKeychain } from './commands/keychain.ts';
import { registerKit } from './commands/kit.ts';
import { registerDue, registerList, registerSearch } from './commands/list.ts';
import { registerLook } from './commands/look.ts';
import { registerMerge } from './commands/merge.ts';
import { registerNames } from './commands/names.ts';
import { registerNetwork } from './commands/network.ts';
import { registerPasswd } from './commands/passwd.ts';
import { registerPlaces } from './commands/places.ts';
import { registerPolicy } from './commands/policy.ts';
import { registerPin, registerReach } from './commands/reach.ts';
import { registerReceipt } from './commands/receipt.ts';
import { registerRecovery } from './commands/recovery.ts';
import { registerRekey } from './commands/rekey.ts';
import { registerReminders } from './commands/reminders.ts';
import { registerRestoreVault } from './commands/restore-vault.ts';
import { registerResume } from './commands/resume.ts';
import { registerReveal } from './commands/reveal.ts';
import { registerRotate } from './commands/rotate.ts';
import { registerRotations } from './commands/rotations.ts';
import { registerScrub } from './commands/scrub.ts';
import { registerShow } from './commands/show.ts';
import { registerSnooze } from './commands/snooze.ts';
import { registerStatus } from './commands/status.ts';
import { registerUndo } from './commands/undo.ts';
import { registerVerify } from './commands/verify.ts';
import { registerVersion } from './commands/version.ts';
import { registerWhere } from './commands/where.ts';
import { registerWorklist } from './commands/worklist.ts';
import { addGlobalOptions } from './globals.ts';
import { displayWidth } from './text/width.ts';
import type { Words } from './words.ts';

/** All commands by their names, in the order in which help shows them. */
const COMMANDS: Readonly<Record<string, RegisterCommand>> = {
  init: registerInit,
  add: registerAdd,
  guide: registerGuide,
  clouds: registerClouds,
  import: registerImport,
  look: registerLook,
  list: registerList,
  show: registerShow,
  search: registerSearch,
  verify: registerVerify,
  explain: registerExplain,
  due: registerDue,
  reminders: registerReminders,
  snooze: registerSnooze,
  history: registerHistory,
  audit: registerAudit,
  reveal: registerReveal,
  names: registerNames,
  edit: registerEdit,
  remove: registerRemove,
  restore: registerRestore,
  accounts: registerAccounts,
  join: registerJoin,
  move: registerMove,
  places: registerPlaces,
  rotate: registerRotate,
  rotations: registerRotations,
  resume: registerResume,
  undo: registerUndo,
  decide: registerDecide,
  deliver: registerDeliver,
  receipt: registerReceipt,
  scrub: registerScrub,
  kept: registerKept,
  'credential-process': registerCredentialProcess,
  env: registerEnv,
  exec: registerExec,
  consents: registerConsents,
  'hand-outs': registerHandOuts,
  export: registerExport,
  'hand-over': registerHandOver,
  digest: registerDigest,
  backup: registerBackup,
  backups: registerBackups,
  'backup-target': registerBackupTarget,
  'restore-vault': registerRestoreVault,
  copies: registerCopies,
  merge: registerMerge,
  compare: registerCompare,
  status: registerStatus,
  passwd: registerPasswd,
  recovery: registerRecovery,
  kit: registerKit,
  rekey: registerRekey,
  worklist: registerWorklist,
  keychain: registerKeychain,
  where: registerWhere,
  network: registerNetwork,
  reach: registerReach,
  pin: registerPin,
  policy: registerPolicy,
  version: registerVersion,
};

/** Help in the language in force; commander's own words are replaced, its layout stays. */
function translatedHelp(words: Words) {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.t('cli.help.usage'),
    'Arguments:': words.t('cli.help.arguments'),
    'Options:': words.t('cli.help.options'),
    'Global Options:': words.t('cli.help.global-options'),
    'Commands:': words.t('cli.help.commands'),
  };
  const plain = new Help();
  return {
    showGlobalOptions: true,
    displayWidth,
    styleTitle: (title: string) => titles[title] ?? title,
    commandUsage: (command: Command) =>
      plain
        .commandUsage(command)
        .replace('[options]', `[${words.t('cli.help.options-word')}]`)
        .replace('[command]', `<${words.t('cli.help.command-word')}>`),
    subcommandTerm: (command: Command) =>
      plain.subcommandTerm(command).replace('[options]', `[${words.t('cli.help.options-word')}]`),
  };
}

/**
 * What to declare for a line: the command that it names. All of them where it names none, asks for help, or has something
 * wrong before the name, since help lists them and an error suggests one.
 */
function commandsFor(argv: readonly string[], words: Words): readonly RegisterCommand[] {
  const line = new Command().exitOverride().configureOutput({ outputError: () => undefined });
  addGlobalOptions(line, words);
  try {
    const [name = ''] = line.parseOptions([...argv]).operands;
    const named = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (named !== undefined) return [named];
  } catch {
    // Parsed once more with the commands there, it is told.
  }
  return Object.values(COMMANDS);
}

/**
 * The command line as commander parses it, for these words. Errors are thrown, and nothing here ends the process.
 */
export function buildProgram(context: CommandContext, version: string, argv: readonly string[]): Command {
  const { io, out, words } = context;
  const program = new Command('keyturn');
  const toStream = out.json ? io.stderr : io.stdout;
  program
    .exitOverride()
    .configureOutput({
      // With --json stdout is for JSON alone.
      writeOut: (text) => toStream.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
    })
    .configureHelp(translatedHelp(words))
    .description(words.t('cli.description'))
    .version(version, '--version', words.t('cli.option.version'))
    .helpOption('-h, --help', words.t('cli.option.help'))
    .helpCommand('help [command]', words.t('cli.command.help'))
    .addHelpText('after', () => `\n${words.t('cli.help.exit-codes')}`);
  addGlobalOptions(program, words);
  for (const register of commandsFor(argv, words)) register(program, context);
  return program;
}
