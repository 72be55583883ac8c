import type { Input } from '../../shared/ipc/contract.ts';
import type { CliApp } from '../app.ts';
import type { CommandContext } from '../command.ts';
import { usageError } from '../errors.ts';
import { resolveKey } from '../resolve.ts';

/** What a rotation begins from. */
export type RotationRequest = Input<'rotations.start'>;
/** What a rehearsal can run into. */
export type Fault = Input<'rotations.rehearse'>['fault'];

/** The options of `rotate`; times in ms. */
export interface RotateOptions {
  readonly plan?: true;
  readonly soak?: number;
  readonly cooldown?: number;
  readonly proofs?: number;
  readonly wait?: true;
  readonly by?: string;
  /** True where no fault was named. */
  readonly rehearse?: Fault | true;
  readonly yes?: true;
}

const FAULTS = {
  none: true,
  'answer-lost': true,
  crash: true,
  'two-keys': true,
  'old-still-used': true,
  denied: true,
  'never-proves': true,
} as const satisfies Record<Fault, true>;

/** The faults as help and messages list them. */
export const FAULT_NAMES = Object.keys(FAULTS).join(', ');

const isFault = (text: string): text is Fault => Object.hasOwn(FAULTS, text);

/** The fault of that name. Throws a usage error that lists them. */
export function parseFault(text: string): Fault {
  if (!isFault(text)) throw usageError('bad-fault', { faults: FAULT_NAMES });
  return text;
}

/** Refuses options that contradict each other before anything is opened. Throws usage errors. */
export function checkOptions(options: RotateOptions, { io }: CommandContext): void {
  const looking = options.plan ? '--plan' : options.rehearse ? '--rehearse' : null;
  const others = [
    ['--rehearse', options.rehearse],
    ['--wait', options.wait],
    ['--yes', options.yes],
  ] as const;
  for (const [name, value] of others) {
    if (looking !== null && looking !== name && value !== undefined) {
      throw usageError('conflict', { first: looking, second: name });
    }
  }
  if (looking === null && options.yes !== true && !io.interactive) throw usageError('needs-yes');
}

/** The request that the command line means. Throws as `resolveKey`, and a usage error for a key that signs for itself. */
export async function requestOf(app: CliApp, text: string, options: RotateOptions): Promise<RotationRequest> {
  const key = await resolveKey(app, text, 'kept');
  const admin = options.by === undefined ? null : await resolveKey(app, options.by, 'kept');
  // It would disable and delete itself with its own signature.
  if (admin?.id === key.id) throw usageError('by-itself');
  return {
    credentialId: key.id,
    policy: {
      ...(options.proofs === undefined ? {} : { proofs: options.proofs }),
      ...(options.soak === undefined ? {} : { soakMs: options.soak }),
      ...(options.cooldown === undefined ? {} : { cooldownMs: options.cooldown }),
    },
    admin: admin?.id ?? null,
  };
}
