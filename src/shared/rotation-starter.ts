import type { RotationStarter } from './model/rotation.ts';

/** Who began a rotation, as receipts name them: "li@atlas". */
export const starterName = ({ osUser, device }: RotationStarter): string => `${osUser}@${device}`;
