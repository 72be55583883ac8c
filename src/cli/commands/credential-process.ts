import type { Input } from '../../shared/ipc/contract.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { keySource } from '../key-source.ts';

const PROTOCOLS = ['aws', 'aliyun'] as const;
type Protocol = (typeof PROTOCOLS)[number];

function protocol(text: string): Protocol {
  const found = PROTOCOLS.find((one) => one === text);
  if (found !== undefined) return found;
  throw usageError('bad-choice', { option: '--protocol', choices: PROTOCOLS.join(', ') });
}

async function answer(
  text: string,
  options: { readonly protocol?: Protocol },
  context: CommandContext,
): Promise<ExitCode> {
  const source = keySource(context);
  const input = { id: await source.keyId(text), protocol: options.protocol ?? null };
  const { text: json } = await source.ask('plaintext.asProcess', input as Input<'plaintext.asProcess'>);
  context.io.stdout.write(`${json}\n`);
  return EXIT.fine;
}

/** `credential-process ID [--protocol aws|aliyun]`: what a tool's file runs to get its key. */
export const registerCredentialProcess: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('credential-process')
    .argument('<id>', words.t('cli.argument.process'))
    .description(words.t('cli.command.credential-process'))
    .option('--protocol <tool>', words.t('cli.option.protocol'), protocol)
    .action(
      context.action((id: string, options: { readonly protocol?: Protocol }) => answer(id, options, context)),
    );
};
