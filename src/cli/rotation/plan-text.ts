import { catalogue } from '../../shared/catalogue/index.ts';
import type { RotationPlan, RotationReason } from '../../shared/model/rotation.ts';
import type { CommandContext } from '../command.ts';
import { spanPhrase } from '../text/phrases.ts';
import { renderPairs, renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';
import { plannedTable } from './places-text.ts';
import { reasonText } from './reason-text.ts';
import { slotTable } from './slots-text.ts';

/** What a person can still choose a way around once the rotation has begun. */
const NEGOTIABLE: readonly RotationReason[] = ['too-many-keys'];

/** What keeps a rotation from beginning at all. */
export function hardObstacles(plan: RotationPlan): readonly RotationReason[] {
  return plan.obstacles.filter((obstacle) => !NEGOTIABLE.includes(obstacle));
}

type Step = RotationPlan['steps'][number];

function stepName({ step, waitsMs }: Step, proofs: number, words: Words): string {
  switch (step) {
    case 'prove':
      return words.t('rotation.step.prove.what', { count: proofs });
    case 'soak':
    case 'cool':
      if (waitsMs === 0) return words.t(`rotation.step.${step}.none`);
      return words.t(`rotation.step.${step}.name`, { duration: spanPhrase(waitsMs, words) });
    case 'create':
    case 'distribute':
    case 'switch':
    case 'disable':
    case 'delete':
      return words.t(`rotation.step.${step}.name`);
  }
}

/** The tools are no cloud's console. */
const signerText = ({ signer }: RotationPlan, step: Step, words: Words): string =>
  step.step === 'distribute' && step.signer === 'person'
    ? words.t('deliver.byHand')
    : words.t(`rotation.signer.${step.signer}`, { label: signer.label });

function stepTable(plan: RotationPlan, { out, words }: CommandContext): string {
  return renderTable(
    [
      { title: '#' },
      { title: words.t('cli.column.step') },
      { title: words.t('cli.column.signed') },
      { title: words.t('cli.column.undo'), shrinks: true },
    ],
    plan.steps.map((step, index) => [
      { text: String(index + 1), tone: 'muted' },
      { text: stepName(step, plan.policy.proofs, words) },
      { text: signerText(plan, step, words) },
      { text: words.t(`rotation.back.${step.undo}`), tone: 'muted' },
    ]),
    out.paint,
    out.width,
  );
}

function permissionText({ permission, cloud }: RotationPlan, words: Words): string {
  return permission === 'denied'
    ? words.t('rotation.plan.denied', { rights: (catalogue[cloud].rights?.manage ?? []).join(', ') })
    : words.t(`rotation.plan.${permission}`);
}

/** Why it cannot begin, with the key that it is about where it is about another one. */
function obstacleText({ other }: RotationPlan, reason: RotationReason, words: Words): string {
  const text = reasonText(reason, words);
  if (other === null || (reason !== 'in-rotation' && reason !== 'standby')) return text;
  return `${text}\n${words.t(`rotation.beside.${reason}`, { id: other.publicId, label: other.label })}`;
}

function facts(plan: RotationPlan, words: Words): string {
  const signer = plan.signer.kind === 'self' ? words.t('rotation.plan.self') : plan.signer.label;
  const used = words.t('rotation.plan.slotsOf', { used: plan.slots.length, max: plan.maxKeys });
  const obstacles = plan.obstacles.map((reason) => obstacleText(plan, reason, words));
  return renderPairs([
    [words.t('rotation.plan.principal'), plan.principal ?? words.t('rotation.plan.root')],
    [words.t('rotation.plan.signer'), signer],
    [words.t('rotation.plan.permission'), permissionText(plan, words)],
    [words.t('rotation.plan.slots'), used],
    [words.t('cli.rotation.places'), plan.places.length === 0 ? words.t('deliver.none') : null],
    [words.t('rotation.plan.present'), words.t('cli.rotation.goes-on')],
    [words.t('rotation.plan.worst'), words.t('rotation.plan.worstText')],
    [words.t('cli.rotation.obstacles'), obstacles.join('\n')],
  ]);
}

/** The plan in plain words: the steps, what can be taken back, whose keys they are, and what stands in the way. */
export function planText(plan: RotationPlan, context: CommandContext): string {
  const slots = plan.slots.length === 0 ? [] : [slotTable(plan.slots, context)];
  const places = plan.places.length === 0 ? [] : [plannedTable(plan.places, context)];
  return [stepTable(plan, context), ...places, ...slots, facts(plan, context.words)].join('\n');
}
