import type { PlannedPlace } from '../../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../../shared/model/ids.ts';
import type { ReadDb } from '../../../vault/index.ts';
import { listConsumers } from '../../../vault/repositories/consumers.ts';
import { howOf } from './kinds.ts';

/** The places of a key, and what a rotation begun on this computer does about each. */
export const plannedPlaces = (db: ReadDb, of: CredentialId, device: string): readonly PlannedPlace[] =>
  listConsumers(db, of).map((consumer) => ({ consumer, how: howOf(consumer, device) }));
