import { Copy, RotateCw, Save, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  SCRIPT_SCOPES,
  type ScriptPreview,
  type ScriptScope,
  SHELLS,
  type Shell,
} from '../../../shared/model/script.ts';
import { CopyPublic } from '../../actions/copy-public.tsx';
import { useAnswer } from '../../lib/use-answer.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  Button,
  CodeBlock,
  Field,
  ManagedNote,
  SegmentedControl,
  Select,
  showToast,
  WireErrorNotice,
} from '../../ui/index.ts';
import type { PaneProps } from './pane-props.ts';
import styles from './scripts.module.css';
import { SetField } from './set-field.tsx';

const NAMES: Readonly<Record<Shell, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  cmd: 'cmd',
  powershell: 'PowerShell',
};

/** The shell that most people of a system have. */
const usual = (platform: string | undefined): Shell =>
  platform === 'win32' ? 'powershell' : platform === 'darwin' ? 'zsh' : 'bash';

/** Lines that set the variables, with what has to be known of them: where the secret ends up, and what is restarted. */
export function ShellPane({ detail, sets }: PaneProps) {
  const { t } = useTranslation();
  const { client, preferences } = useStores();
  const platform = useLive(preferences, (state) => state.app?.platform);
  const [set, setSet] = useState(sets[0]?.id ?? '');
  const [shell, setShell] = useState(() => usual(platform));
  const [scope, setScope] = useState<ScriptScope>('session');
  const chosen = { credential: detail.id, naming: set, shell, scope };
  const { value: preview, error } = useAnswer(`${set} ${shell} ${scope}`, () =>
    client.call('scripts.preview', chosen),
  );
  return (
    <div className={styles.pane}>
      <div className={styles.fields}>
        <SetField sets={sets} value={set} onChange={(next) => setSet(next ?? '')} />
        <Field label={t('scripts.shell.label')}>
          <Select
            options={SHELLS.map((value) => ({ value, label: NAMES[value] }))}
            value={shell}
            onChange={setShell}
          />
        </Field>
        <Field label={t('scripts.scope.label')}>
          <SegmentedControl
            segments={SCRIPT_SCOPES.map((value) => ({ value, label: t(`scripts.scope.${value}`) }))}
            value={scope}
            onChange={setScope}
          />
        </Field>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
      {preview !== null && <Lines chosen={chosen} preview={preview} />}
    </div>
  );
}

interface LinesProps {
  readonly chosen: {
    readonly credential: PaneProps['detail']['id'];
    readonly naming: string;
    readonly shell: Shell;
    readonly scope: ScriptScope;
  };
  readonly preview: ScriptPreview;
}

function Lines({ chosen, preview }: LinesProps) {
  const { t } = useTranslation();
  const { check, undo, file } = preview;
  return (
    <>
      <SetLines chosen={chosen} preview={preview} />
      <EndsUp preview={preview} />
      <CodeBlock
        label={t('scripts.check')}
        hint={t('scripts.checkHint')}
        text={check}
        actions={<CopyPublic label={t('scripts.name.check')} text={check} />}
      />
      <CodeBlock
        label={t('scripts.undo')}
        hint={file === null ? t('scripts.undoHint') : t('scripts.undoFile', { file })}
        text={undo}
        actions={<CopyPublic label={t('scripts.name.undo')} text={undo} />}
      />
    </>
  );
}

function SetLines({ chosen, preview: { set, file } }: LinesProps) {
  const { t } = useTranslation();
  const { client, policy } = useStores();
  const forbidden = useLive(policy, ({ value }) => value.rules.forbidReveal);
  const { error, busy, run } = useTold();
  const copy = () =>
    run(async () => {
      const { seconds } = await client.call('scripts.copy', { ...chosen, part: 'set' });
      showToast({
        title: t('scripts.copied'),
        tone: 'success',
        id: 'copied',
        ...(seconds === null
          ? {}
          : { detail: t('vault.toast.clears', { count: seconds }), lasts: seconds * 1000 }),
      });
    });
  const save = () =>
    run(async () => {
      const saved = await client.call('scripts.save', chosen);
      if (saved !== null) showToast({ title: t('scripts.saved', { file: saved.name }), tone: 'success' });
    });
  return (
    <>
      <CodeBlock
        label={file === null ? t('scripts.setLines') : t('scripts.setFile', { file })}
        hint={t('scripts.setHint')}
        text={set}
        actions={
          !forbidden && (
            <>
              <Button size="s" icon={Copy} busy={busy} onClick={() => void copy()}>
                {t('scripts.copy')}
              </Button>
              {/* Lines for a profile are added to it; a file that is saved takes the place of what is there. */}
              {file === null && (
                <Button size="s" icon={Save} busy={busy} onClick={() => void save()}>
                  {t('scripts.save')}
                </Button>
              )}
            </>
          )
        }
      />
      {forbidden && <ManagedNote>{t('policy.rule.forbidReveal')}</ManagedNote>}
      {error !== null && <WireErrorNotice error={error} />}
    </>
  );
}

/** Where the plaintext lies afterwards, and what sees the variables only once it was started again. */
function EndsUp({ preview: { endsUp, restart, file } }: Pick<LinesProps, 'preview'>) {
  const { t } = useTranslation();
  return (
    <div className={styles.facts}>
      <section className={styles.warned} aria-label={t('scripts.endsUp.title')}>
        <h3>
          <TriangleAlert size={14} aria-hidden />
          {t('scripts.endsUp.title')}
        </h3>
        <ul>
          {endsUp.map((where) => (
            <li key={where}>
              {where === 'profile-file' && file !== null
                ? t('scripts.endsUp.inFile', { file })
                : t(`scripts.endsUp.${where}`)}
            </li>
          ))}
        </ul>
      </section>
      {restart.length > 0 && (
        <section aria-label={t('scripts.restart.title')}>
          <h3>
            <RotateCw size={14} aria-hidden />
            {t('scripts.restart.title')}
          </h3>
          <ul>
            {restart.map((what) => (
              <li key={what}>{t(`scripts.restart.${what}`)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
