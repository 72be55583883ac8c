import { SquareTerminal } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestWord } from '../../../shared/broker/longest-word.ts';
import { programName } from '../../../shared/broker/program-name.ts';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { ConsentAnswer, PendingAsk } from '../../../shared/model/broker.ts';
import { useCountdown } from '../../lib/use-countdown.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button, CloudTile, Dialog, Fact, Facts, WireErrorNotice } from '../../ui/index.ts';
import styles from './broker.module.css';
import { useArmed } from './use-armed.ts';

/** One program asks for one key. Closing it answers nothing: whoever waits goes on waiting. */
export function ConsentDialog({ ask }: { readonly ask: PendingAsk }) {
  const { t, i18n } = useTranslation();
  const { broker } = useStores();
  const error = useLive(broker, (state) => state.error);
  const others = useLive(broker, ({ asks, aside }) => asks.filter(({ id }) => !aside.has(id)).length - 1);
  const seconds = useCountdown(ask.until);
  const armed = useArmed();
  const [busy, setBusy] = useState(false);
  const about = useRef<HTMLDivElement>(null);
  const { program, label, cloud, publicId, way, count } = ask;
  const spec = catalogue[cloud];
  const longest = longestWord(program);
  const { named, proven, script } = program;
  const answer = async (word: ConsentAnswer): Promise<void> => {
    setBusy(true);
    await broker.decide(ask.id, word);
    setBusy(false);
  };
  const button = { disabled: !armed || busy } as const;
  return (
    <Dialog
      open
      sticky
      // No answer has the focus: what somebody is typing elsewhere in the window must not become one.
      initialFocus={about}
      onClose={broker.putAside}
      title={t('broker.ask.title', {
        program: visibleText(programName(program)),
        label,
      })}
      description={t('broker.ask.lead')}
      actions={
        <>
          <span className={styles.first}>
            <Button {...button} onClick={() => void answer('refuse')}>
              {t('broker.ask.refuse')}
            </Button>
          </span>
          {longest === 'always' && (
            <Button {...button} onClick={() => void answer('always')}>
              {t('broker.ask.always')}
            </Button>
          )}
          {longest !== 'once' && (
            <Button {...button} onClick={() => void answer('session')}>
              {t('broker.ask.session')}
            </Button>
          )}
          <Button look="primary" {...button} onClick={() => void answer('once')}>
            {t('broker.ask.once')}
          </Button>
        </>
      }
    >
      <div ref={about} tabIndex={-1} className={styles.ask}>
        <div className={styles.program}>
          <SquareTerminal size={20} aria-hidden />
          <div>
            <code translate="no" data-selectable>
              {visibleText(program.program)}
            </code>
            {program.script !== null && (
              <p>
                <span className={styles.quiet}>{t('broker.ask.runs')}</span>{' '}
                <code translate="no" data-selectable>
                  {visibleText(program.script)}
                </code>
              </p>
            )}
          </div>
        </div>
        <Facts>
          <Fact name={t('broker.ask.commandLine')}>
            <code className={styles.code} translate="no" data-selectable>
              {visibleText(program.command)}
            </code>
          </Fact>
          <Fact name={t('broker.ask.pid')}>{program.pid}</Fact>
          <Fact name={t('broker.ask.key')}>
            <span className={styles.key}>
              <CloudTile monogram={spec.monogram} hue={spec.hue} label={inLocale(spec.name, i18n.language)} />
              <span>
                {label} <span className={styles.quiet}>{maskPublicId(publicId)}</span>
              </span>
            </span>
          </Fact>
          <Fact name={t('broker.ask.way')}>{t(`handOuts.way.${way}`)}</Fact>
        </Facts>
        {!named && (
          <Banner tone="warning">{t(script === null ? 'broker.ask.nameless' : 'broker.ask.loose')}</Banner>
        )}
        {!proven && <Banner tone="warning">{t('broker.ask.unproven')}</Banner>}
        {error !== null && <WireErrorNotice error={error} />}
        <p className={styles.foot}>
          {count > 1 && <span>{t('broker.ask.count', { count })}</span>}
          {others > 0 && <span>{t('broker.ask.others', { count: others })}</span>}
          <span>{t('broker.ask.until', { count: seconds })}</span>
        </p>
      </div>
    </Dialog>
  );
}
