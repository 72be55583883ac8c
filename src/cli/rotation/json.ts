import type { Delivery } from '../../shared/model/consumer.ts';
import type { HandOut } from '../../shared/model/hand-out.ts';
import type {
  LeftKey,
  RotationChoice,
  RotationEvent,
  RotationPlan,
  RotationPolicy,
  RotationStarter,
  RotationView,
  SlotKey,
} from '../../shared/model/rotation.ts';
import { placeName } from '../../shared/place-name.ts';
import { handOutJson } from '../hand-outs/text.ts';
import { isoInstant, lastUsedJson } from '../json.ts';
import type { Json } from '../output.ts';

/** The JSON of rotations; as in json.ts, each field is a promise to scripts and spelled out. Lengths of time are in ms. */

function policyJson(policy: RotationPolicy): Json {
  return {
    proofs: policy.proofs,
    proofSpacingMs: policy.proofSpacingMs,
    soakMs: policy.soakMs,
    cooldownMs: policy.cooldownMs,
  };
}

function slotJson(slot: SlotKey): Json {
  return {
    publicId: slot.publicId,
    status: slot.status,
    createdAt: isoInstant(slot.createdAt),
    lastUsed: lastUsedJson(slot.lastUsed),
    held: slot.held === null ? null : { id: slot.held.id, label: slot.held.label, proves: slot.held.proves },
    subject: slot.subject,
  };
}

function choiceJson(choice: RotationChoice): Json {
  return { choice: choice.kind, publicId: 'publicId' in choice ? choice.publicId : null };
}

function leftJson(key: LeftKey): Json {
  return { publicId: key.publicId, part: key.part, status: key.status, held: key.held };
}

function rotationFields(rotation: RotationView): { readonly [name: string]: Json } {
  return {
    id: rotation.id,
    cloud: rotation.cloud,
    credentialId: rotation.credentialId,
    label: rotation.label,
    oldPublicId: rotation.oldPublicId,
    newCredentialId: rotation.newCredentialId,
    newPublicId: rotation.newPublicId,
    phase: rotation.phase,
    reason: rotation.reason,
    failure: rotation.failure,
    policy: policyJson(rotation.policy),
    startedAt: isoInstant(rotation.startedAt),
    endedAt: isoInstant(rotation.endedAt),
    notBefore: isoInstant(rotation.notBefore),
    oldLastUsed: lastUsedJson(rotation.oldLastUsed),
    undo: rotation.undo,
    slots: rotation.slots.map(slotJson),
    choices: rotation.choices.map(choiceJson),
    leaves: rotation.leaves,
    left: rotation.left.map(leftJson),
    places: { total: rotation.places.total, open: rotation.places.open },
  };
}

/** A place as `deliver` lists it. */
export function deliveryJson({ consumer, direction, state, byHand, problem, at }: Delivery): Json {
  return {
    id: consumer.id,
    kind: consumer.place.kind,
    name: placeName(consumer.place),
    direction,
    state,
    byHand,
    problem: problem?.code ?? null,
    at: isoInstant(at),
  };
}

/** A rotation as `rotate`, `rotations`, `undo` and `decide` give it. */
export function rotationJson(rotation: RotationView): Json {
  return rotationFields(rotation);
}

/** A rotation as `resume` gives it: with what kept this run from it. */
export function resumedJson(rotation: RotationView, error: Json): Json {
  return { ...rotationFields(rotation), error };
}

/** What `receipt` gives, and a rehearsal, which nobody began. */
export function receiptJson(
  rotation: RotationView,
  events: readonly RotationEvent[],
  startedBy: RotationStarter | null,
): Json {
  return {
    rotation: rotationFields(rotation),
    startedBy:
      startedBy === null ? null : { osUser: startedBy.osUser, device: startedBy.device, via: startedBy.via },
    events: events.map((event) => ({
      at: isoInstant(event.at),
      phase: event.phase,
      what: event.what,
      publicId: event.publicId,
      detail: { ...event.detail },
    })),
  };
}

/** What `rotate --plan` gives. */
export function planJson(plan: RotationPlan, left: readonly HandOut[]): Json {
  return {
    credentialId: plan.credentialId,
    label: plan.label,
    cloud: plan.cloud,
    principal: plan.principal,
    policy: policyJson(plan.policy),
    signer: { kind: plan.signer.kind, label: plan.signer.label },
    maxKeys: plan.maxKeys,
    slots: plan.slots.map(slotJson),
    permission: plan.permission,
    steps: plan.steps.map((step) => ({
      step: step.step,
      signer: step.signer,
      waitsMs: step.waitsMs,
      undo: step.undo,
    })),
    places: plan.places.map(({ consumer, how }) => ({
      id: consumer.id,
      kind: consumer.place.kind,
      name: placeName(consumer.place),
      how,
    })),
    other:
      plan.other === null
        ? null
        : { id: plan.other.id, label: plan.other.label, publicId: plan.other.publicId },
    left: left.map(handOutJson),
    obstacles: [...plan.obstacles],
  };
}
