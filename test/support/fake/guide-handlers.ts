import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import type { GuideProgress } from '../../../src/shared/model/guide.ts';

type GuideChannel = Extract<ChannelName, `guides.${string}`>;

/** What main keeps of guides, in memory; pages open nowhere. */
export function createFakeGuides(now: () => number): {
  readonly [C in GuideChannel]: (input: Input<C>) => Output<C>;
} {
  let all: readonly GuideProgress[] = [];
  return {
    'guides.progress': () => all,
    'guides.mark': (mark) => {
      const others = all.filter(
        ({ cloud, kind, site }) => cloud !== mark.cloud || kind !== mark.kind || site !== mark.site,
      );
      all = mark.done.length === 0 ? others : [{ ...mark, at: now() }, ...others];
      return {};
    },
    'guides.open': () => ({}),
    'guides.copy': () => ({}),
  };
}
