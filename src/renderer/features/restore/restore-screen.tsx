import { useEffect, useEffectEvent, useRef } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { DropTarget } from '../../actions/drop-target.tsx';
import { CommandShortcuts } from '../../command-shortcuts.tsx';
import { useCommands } from '../../commands.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { type RestoreStep, restoreStep } from '../../stores/restore.ts';
import { BucketStep } from './bucket-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import { MergedStep, RestoredStep } from './done-steps.tsx';
import { CopiesStep, VersionsStep } from './found-steps.tsx';
import { MergeStep } from './merge-step.tsx';
import { OpenStep } from './open-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import styles from './restore.module.css';

/** Bringing a vault back, over whatever the window shows: before there is a vault, while it is locked, and while it is open. */
export function RestoreScreen() {
  const { restore } = useStores();
  const step = useLive(restore, restoreStep);
  const depth = useLive(restore, (state) => state.steps.length);
  const place = useRef<HTMLDivElement>(null);
  const lock = useCommands().filter(({ id }) => id === 'lock');
  const kind = step?.kind;

  // Each screen is read out from its title on, unless it put the focus into a field of its own.
  useEffect(() => {
    if (kind === undefined || place.current?.contains(document.activeElement) === true) return;
    const title = place.current?.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus();
  }, [kind]);

  const leave = useEffectEvent((event: KeyboardEvent) => {
    const ended = kind === undefined || kind === 'restored' || kind === 'merged';
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || ended) return;
    if (depth > 1) restore.back();
    else restore.end();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => leave(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  if (step === null) return null;
  return (
    <div ref={place} className={styles.screen}>
      <Step key={`${depth} ${step.kind}`} step={step} />
      <CommandShortcuts commands={lock} />
      {kind === 'choose' && <DropTarget backupsOnly />}
    </div>
  );
}

function Step({ step }: { readonly step: RestoreStep }) {
  switch (step.kind) {
    case 'choose':
      return <ChooseStep />;
    case 'bucket':
      return <BucketStep />;
    case 'versions':
      return <VersionsStep step={step} />;
    case 'copies':
      return <CopiesStep copies={step.copies} />;
    case 'open':
      return <OpenStep step={step} />;
    case 'preview':
      return <PreviewStep step={step} />;
    case 'merge':
      return <MergeStep plan={step.plan} />;
    case 'restored':
      return <RestoredStep byCode={step.byCode} />;
    case 'merged':
      return <MergedStep counts={step.counts} />;
    default:
      return assertNever(step);
  }
}
