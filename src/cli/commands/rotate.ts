import type { RotationId } from '../../shared/model/rotation.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { duration } from '../duration.ts';
import { CliError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { wholeNumber } from '../globals.ts';
import { leftBehind, leftBehindText } from '../hand-outs/text.ts';
import { advance } from '../rotation/advance.ts';
import { planJson, receiptJson, rotationJson } from '../rotation/json.ts';
import { rotationExit } from '../rotation/outcome.ts';
import { waitingPlaces } from '../rotation/places-text.ts';
import { hardObstacles, planText } from '../rotation/plan-text.ts';
import { receiptText } from '../rotation/receipt-text.ts';
import {
  checkOptions,
  FAULT_NAMES,
  type Fault,
  parseFault,
  type RotateOptions,
  type RotationRequest,
  requestOf,
} from '../rotation/request.ts';
import { rotationText } from '../rotation/text.ts';

const LONGEST_REST_MS = 90 * 86_400_000;

async function rehearse(
  app: CliApp,
  request: RotationRequest,
  fault: Fault,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, words } = context;
  const { rotation, events } = await call(app, 'rotations.rehearse', { request, fault });
  // Nothing keeps this rotation, so that no command could go on with it.
  const shown = { ...rotation, undo: null, choices: [] };
  out.result(receiptJson(rotation, events, null), () => receiptText(shown, events, null, context));
  if (!out.json) out.note(words.t('cli.note.rehearsed'));
  return rotationExit(rotation);
}

/** Whoever got the key and will not have the next one by themselves. */
const left = async (app: CliApp, { credentialId }: RotationRequest) =>
  leftBehind(await call(app, 'handOuts.list', { credential: credentialId }));

/** Shows the plan where somebody may want to see it. Throws `cannot-rotate`, and `not-confirmed` for a no. */
async function agreeOnPlan(
  app: CliApp,
  request: RotationRequest,
  options: RotateOptions,
  context: CommandContext,
): Promise<void> {
  const { io, out, words } = context;
  const plan = await call(app, 'rotations.plan', request);
  if (!out.json || io.interactive) {
    const plain = { ...context, out: { ...out, paint: (text: string) => text } };
    io.stderr.write(planText(plan, plain) + leftBehindText(await left(app, request), plain));
  }
  const obstacles = hardObstacles(plan);
  if (obstacles.length > 0) throw new CliError('cannot-rotate', { reasons: obstacles.join(', ') });
  if (options.yes === true || (await agreed(words.t('cli.prompt.rotate'), io))) return;
  throw new CliError('not-confirmed', { what: 'rotation' });
}

/** Throws CliError `rotation-running` where the same keys are turned already, else AnswerError. */
async function begin(app: CliApp, request: RotationRequest): Promise<RotationId> {
  const answer = await app.handle('rotations.start', request);
  const running = answer.ok || answer.error.code !== 'conflict' ? undefined : answer.error.params.rotation;
  if (running !== undefined) throw new CliError('rotation-running', { id: running });
  return unwrap(answer).id;
}

/** Refuses a key whose rotation is running, before the plan says of it what is true of its replaced keys alone. */
async function refuseRunning(app: CliApp, { credentialId }: RotationRequest): Promise<void> {
  const running = await call(app, 'rotations.list', { running: true });
  const same = running.find(
    (rotation) => rotation.credentialId === credentialId || rotation.newCredentialId === credentialId,
  );
  if (same !== undefined) throw new CliError('rotation-running', { id: same.id });
}

async function rotate(text: string, options: RotateOptions, context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  checkOptions(options, context);
  const app = await context.session.unlocked();
  const request = await requestOf(app, text, options);
  if (options.plan === true) {
    const plan = await call(app, 'rotations.plan', request);
    const holders = await left(app, request);
    out.result(
      planJson(plan, holders),
      () => `${planText(plan, context)}${leftBehindText(holders, context)}`,
    );
    return plan.obstacles.length === 0 ? EXIT.fine : EXIT.refused;
  }
  if (options.rehearse !== undefined) {
    return rehearse(app, request, options.rehearse === true ? 'none' : options.rehearse, context);
  }
  await refuseRunning(app, request);
  await agreeOnPlan(app, request, options, context);
  const id = await begin(app, request);
  if (!out.json) out.note(words.t('cli.note.rotation-started', { id }));
  const rotation = await advance(app, id, context, { wait: options.wait === true, alreadyShown: 0 });
  const waiting = await waitingPlaces(app, rotation);
  out.result(rotationJson(rotation), () => rotationText(rotation, context, waiting));
  return rotationExit(rotation);
}

/** `rotate ID [--plan|--rehearse [FAULT]] [--soak T] [--cooldown T] [--proofs N] [--by ID] [--wait] [--yes]` */
export const registerRotate: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('rotate')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.rotate'))
    .option('--plan', words.t('cli.option.plan'))
    .option('--rehearse [fault]', words.t('cli.option.rehearse', { faults: FAULT_NAMES }), parseFault)
    .option('--soak <time>', words.t('cli.option.soak'), duration('--soak', LONGEST_REST_MS))
    .option('--cooldown <time>', words.t('cli.option.cooldown'), duration('--cooldown', LONGEST_REST_MS))
    .option('--proofs <n>', words.t('cli.option.proofs'), (text) => wholeNumber('--proofs', text, 1, 10))
    .option('--by <id>', words.t('cli.option.by'))
    .option('--wait', words.t('cli.option.wait'))
    .option('--yes', words.t('cli.option.yes-rotate'))
    .action(context.action((text: string, options: RotateOptions) => rotate(text, options, context)));
};
