import { useEffect, useState } from 'react';
import type { GuideStep } from '../../../../shared/catalogue/guides/index.ts';
import { type Guide, guideOf, loadGuides } from '../../../../shared/catalogue/guides/index.ts';
import type { GuideName } from '../../../../shared/model/guide.ts';
import { isSameGuide } from '../../../stores/guides.ts';
import { useLive, useStores } from '../../../stores/react.ts';

const NONE: readonly string[] = [];

/** A guide with the place in it. */
export interface GuideState {
  /** Null while it is read; undefined where nobody wrote one. */
  readonly guide: Guide | null | undefined;
  readonly done: readonly string[];
  /** The step that is open. */
  readonly step: GuideStep | null;
  open(step: string | null): void;
  mark(done: readonly string[]): void;
}

/** The guide of that name; it opens at the first step that is left to do. */
export function useGuide(name: GuideName): GuideState {
  const { guides: store } = useStores();
  const { cloud, kind, site } = name;
  const key = `${cloud} ${kind} ${site}`;
  const done = useLive(store, ({ all }) => all.find((one) => isSameGuide(one, name))?.done ?? NONE);
  const [read, setRead] = useState<{ readonly key: string; readonly guide: Guide | undefined } | null>(null);
  const [chosen, setChosen] = useState<{ readonly key: string; readonly step: string | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    void loadGuides(cloud).then((all) => {
      if (wanted) setRead({ key: `${cloud} ${kind} ${site}`, guide: guideOf(all, { kind, site }) });
    });
    return () => {
      wanted = false;
    };
  }, [cloud, kind, site]);

  const guide = read?.key === key ? read.guide : null;
  const next = guide?.steps.find(({ id }) => !done.includes(id))?.id ?? null;
  const open = chosen?.key === key ? chosen.step : next;
  return {
    guide,
    done,
    step: guide?.steps.find(({ id }) => id === open) ?? null,
    open: (step) => setChosen({ key, step }),
    mark: (ids) => store.mark(name, ids),
  };
}
