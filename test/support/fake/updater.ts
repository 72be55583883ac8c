import { UpdateError, type Updater } from '../../../src/main/ports/updater.ts';
import { UPDATE_HOSTS } from '../../../src/shared/hosts.ts';
import type { UpdateProblem } from '../../../src/shared/model/updates.ts';

/** An updater whose server and network are a test's. */
export interface FakeUpdater extends Updater {
  /** What the server has; null: nothing newer. */
  newest: string | null;
  /** How the next step fails. */
  trouble: UpdateProblem | null;
  /** Every call, in order. */
  readonly calls: string[];
  /** Brings the download that is under way to a percentage; 100 ends it. */
  bring(percent: number): void;
}

export function fakeUpdater(differs: Partial<Pick<Updater, 'obstacle' | 'releases'>> = {}): FakeUpdater {
  let progress: (percent: number) => void = () => undefined;
  let done: () => void = () => undefined;
  const fail = (): void => {
    if (fake.trouble !== null) throw new UpdateError(fake.trouble);
  };
  const fake: FakeUpdater = {
    obstacle: null,
    hosts: UPDATE_HOSTS,
    releases: true,
    newest: null,
    trouble: null,
    calls: [],
    ...differs,
    async check() {
      fake.calls.push('check');
      fail();
      return fake.newest === null ? null : { version: fake.newest };
    },
    async download(tell) {
      fake.calls.push('download');
      fail();
      progress = tell;
      await new Promise<void>((resolve) => {
        done = resolve;
      });
      fail();
    },
    install: () => void fake.calls.push('install'),
    openReleases: async () => void fake.calls.push('openReleases'),
    bring(percent) {
      progress(percent);
      if (percent >= 100) done();
    },
  };
  return fake;
}
