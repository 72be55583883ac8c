import type { CauseId } from '../../../shared/model/diagnosis.ts';
import type { CauseText } from '../types.ts';
import { keyCauses } from './key.ts';
import { networkCauses } from './network.ts';
import { requestCauses } from './request.ts';
import { rightCauses } from './right.ts';

/** How each cause is told. */
export const CAUSES: Readonly<Record<CauseId, CauseText>> = {
  ...keyCauses,
  ...rightCauses,
  ...requestCauses,
  ...networkCauses,
};
