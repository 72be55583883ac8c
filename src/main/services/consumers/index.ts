import type { Around } from '../../formats/files/file-kind.ts';
import { fileKindOf, fileKinds } from '../../formats/files/index.ts';
import type { ConsumersDeps } from './parts.ts';
import { createService } from './service.ts';
import type { Consumers } from './types.ts';

export type { Consumers, PlaceServing, Seen } from './types.ts';

type FromOptions = 'kinds' | 'kindOf' | 'deviceName' | 'around' | 'environment' | 'canBeNamed';

/** What the options of the app tell of this computer; nothing is looked at where they are silent. */
interface ThisComputer {
  readonly device: string;
  readonly platform: Around['platform'];
  readonly home?: string;
  readonly environment?: Around['env'];
  readonly command?: readonly [string, ...string[]];
}

/** The places that keys were handed to, on the computer that the options tell of. */
export function createConsumers({
  options,
  ...deps
}: Omit<ConsumersDeps, FromOptions> & {
  readonly options: ThisComputer;
}): Consumers {
  const { home, platform, device, environment = {}, command } = options;
  return createService({
    ...deps,
    kinds: fileKinds,
    kindOf: fileKindOf,
    deviceName: device,
    around: home === undefined ? null : { platform, home, env: environment },
    environment,
    canBeNamed: command !== undefined,
  });
}
