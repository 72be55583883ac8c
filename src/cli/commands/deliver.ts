import type { Delivery, DeliveryAnswer } from '../../shared/model/consumer.ts';
import { placeName } from '../../shared/place-name.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { advance } from '../rotation/advance.ts';
import { deliveryJson, rotationJson } from '../rotation/json.ts';
import { rotationExit } from '../rotation/outcome.ts';
import { ANSWERS, deliveryTable, waitingPlaces } from '../rotation/places-text.ts';
import { resolveRotation } from '../rotation/resolve.ts';
import { rotationText } from '../rotation/text.ts';

const SHORTEST = 4;

const isAnswer = (text: string): text is DeliveryAnswer => ANSWERS.some((answer) => answer === text);

/** A place and the word on it. Throws usage errors. */
function parseWord(place: string | undefined, word: string | undefined) {
  if (place === undefined && word === undefined) return null;
  if (place === undefined || word === undefined) throw usageError('place-and-word');
  if (!isAnswer(word)) throw usageError('bad-choice', { choices: ANSWERS.join(', ') });
  return { place, word };
}

/** The place that an argument means: its id, the start of it, or its whole name. Throws CliError `no-such-place`, `ambiguous-id`. */
function placeMeant(deliveries: readonly Delivery[], text: string): Delivery {
  const named = deliveries.filter(
    ({ consumer }) => consumer.id === text || placeName(consumer.place) === text,
  );
  const begun = deliveries.filter(
    ({ consumer }) => text.length >= SHORTEST && consumer.id.startsWith(text.toLowerCase()),
  );
  const [first, ...others] = named.length > 0 ? named : begun;
  if (first === undefined) throw new CliError('no-such-place', { id: text });
  if (others.length > 0) {
    const candidates = [first, ...others].map(
      ({ consumer }) => `${consumer.id} (${placeName(consumer.place)})`,
    );
    throw new CliError('ambiguous-id', { id: text, candidates: candidates.join(', ') });
  }
  return first;
}

async function deliver(
  text: string,
  answer: ReturnType<typeof parseWord>,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, words } = context;
  const app = await context.session.unlocked();
  const found = await resolveRotation(app, text);
  const deliveries = await call(app, 'rotations.deliveries', { id: found.id });
  if (answer === null) {
    out.result({ rotation: found.id, places: deliveries.map(deliveryJson) }, () =>
      deliveries.length === 0 ? `${words.t('deliver.none')}\n` : deliveryTable(deliveries, context),
    );
    return rotationExit(found);
  }
  const { consumer } = placeMeant(deliveries, answer.place);
  const { events } = await call(app, 'rotations.receipt', { id: found.id });
  await call(app, 'rotations.answerDelivery', { id: found.id, consumer: consumer.id, answer: answer.word });
  const rotation = await advance(app, found.id, context, { wait: false, alreadyShown: events.length });
  const waiting = await waitingPlaces(app, rotation);
  out.result(rotationJson(rotation), () => rotationText(rotation, context, waiting));
  return rotationExit(rotation);
}

/** `deliver ROTATION [PLACE done|waive|retry]` */
export const registerDeliver: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('deliver')
    .argument('<id>', words.t('cli.argument.rotation'))
    .argument('[place]', words.t('cli.argument.place'))
    .argument('[word]', words.t('cli.argument.answer', { answers: ANSWERS.join(', ') }))
    .description(words.t('cli.command.deliver'))
    .action(
      context.action((text: string, place: string | undefined, word: string | undefined) =>
        deliver(text, parseWord(place, word), context),
      ),
    );
};
