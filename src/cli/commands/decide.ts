import { assertNever } from '../../shared/assert-never.ts';
import type { RotationChoice, RotationView } from '../../shared/model/rotation.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { advance } from '../rotation/advance.ts';
import { rotationJson } from '../rotation/json.ts';
import { rotationExit } from '../rotation/outcome.ts';
import { waitingPlaces } from '../rotation/places-text.ts';
import { resolveRotation } from '../rotation/resolve.ts';
import { slotTable } from '../rotation/slots-text.ts';
import { rotationText } from '../rotation/text.ts';

interface DecideOptions {
  readonly yes?: true;
}

const KINDS = {
  'promote-held': true,
  'delete-disabled': true,
  'delete-orphan': true,
  retry: true,
  stop: true,
} as const satisfies Record<RotationChoice['kind'], true>;

const KIND_NAMES = Object.keys(KINDS).join(', ');

const isKind = (text: string): text is RotationChoice['kind'] => Object.hasOwn(KINDS, text);

/** A choice about a key names it in full: there is no "the other one". Throws usage errors. */
function parseChoice(kind: string, publicId: string | undefined): RotationChoice {
  if (!isKind(kind)) throw usageError('bad-choice', { choices: KIND_NAMES });
  switch (kind) {
    case 'promote-held':
    case 'delete-disabled':
    case 'delete-orphan':
      if (publicId === undefined) throw usageError('needs-public-id', { choice: kind });
      return { kind, publicId };
    case 'retry':
    case 'stop':
      if (publicId !== undefined) throw usageError('excess-arguments');
      return { kind };
    default:
      return assertNever(kind);
  }
}

const deletes = ({ kind }: RotationChoice): boolean => kind === 'delete-disabled' || kind === 'delete-orphan';

const keyOf = (choice: RotationChoice): string | null => ('publicId' in choice ? choice.publicId : null);

const isOffered = (choice: RotationChoice, { choices }: RotationView): boolean =>
  choices.some((offered) => offered.kind === choice.kind && keyOf(offered) === keyOf(choice));

/** A key is deleted after its facts were shown and agreed to. Throws `not-confirmed`. */
async function agreeOnDeletion(
  choice: RotationChoice,
  rotation: RotationView,
  context: CommandContext,
): Promise<void> {
  const { io, out, words } = context;
  const plain = { ...context, out: { ...out, paint: (text: string) => text } };
  const slots = rotation.slots.filter((slot) => slot.publicId === keyOf(choice));
  if (slots.length > 0) io.stderr.write(slotTable(slots, plain));
  const question = words.t('cli.prompt.delete-key', { publicId: keyOf(choice) ?? '' });
  if (!(await agreed(question, io))) throw new CliError('not-confirmed');
}

async function decide(
  text: string,
  choice: RotationChoice,
  options: DecideOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, out } = context;
  const asks = deletes(choice) && options.yes !== true;
  if (asks && !io.interactive) throw usageError('needs-yes');
  const app = await context.session.unlocked();
  const found = await resolveRotation(app, text);
  if (!isOffered(choice, found)) {
    const choices = found.choices.map((offered) => [offered.kind, keyOf(offered)].join(' ').trim());
    throw new CliError('not-on-offer', {
      id: found.id,
      choices: choices.join(', '),
      ...(choices.length === 0 ? { what: 'nothing' } : {}),
    });
  }
  if (asks) await agreeOnDeletion(choice, found, context);
  const before = await call(app, 'rotations.receipt', { id: found.id });
  await call(app, 'rotations.decide', { id: found.id, choice });
  const alreadyShown = before.events.length;
  const rotation = await advance(app, found.id, context, { wait: false, alreadyShown });
  const waiting = await waitingPlaces(app, rotation);
  out.result(rotationJson(rotation), () => rotationText(rotation, context, waiting));
  return rotationExit(rotation);
}

/** `decide ID CHOICE [KEY_ID] [--yes]` */
export const registerDecide: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('decide')
    .argument('<id>', words.t('cli.argument.rotation'))
    .argument('<choice>', words.t('cli.argument.choice', { choices: KIND_NAMES }))
    .argument('[key-id]', words.t('cli.argument.key-id'))
    .description(words.t('cli.command.decide'))
    .option('--yes', words.t('cli.option.yes-delete'))
    .action(
      context.action((text: string, kind: string, publicId: string | undefined, options: DecideOptions) =>
        decide(text, parseChoice(kind, publicId), options, context),
      ),
    );
};
