import { consumerId } from '../../shared/model/consumer.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { resolveKey } from '../resolve.ts';

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
  { io, session }: CommandContext,
): Promise<ExitCode> {
  // The tool that asks waits for an answer, and shows no prompt.
  const app = await session.unlocked('keychain-first');
  const whole = consumerId.safeParse(text);
  // The lines in tools' files name a place by its whole id, and a key that is gone as well as one that is there.
  const id = whole.success ? whole.data : (await resolveKey(app, text, 'any')).id;
  const { text: json } = await call(app, 'plaintext.asProcess', { id, protocol: options.protocol ?? null });
  io.stdout.write(`${json}\n`);
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
