import { useTranslation } from 'react-i18next';
import { useHome } from '../../actions/use-home.ts';
import { fileKindName } from '../../lib/file-kind-name.ts';
import { PathText } from '../../ui/index.ts';
import { byFile, type FileConsumer } from './by-file.ts';
import { type ScrubWay, scrubHow } from './how.ts';
import styles from './plaintext.module.css';

export interface ScrubPlanProps {
  readonly places: readonly FileConsumer[];
  readonly way: ScrubWay;
}

/** What will happen to each file, key by key. */
export function ScrubPlan({ places, way }: ScrubPlanProps) {
  const { t } = useTranslation();
  const home = useHome();
  return (
    <ul className={styles.files}>
      {[...byFile(places, ({ place }) => place.path)].map(([path, those]) => (
        <li key={path} className={styles.file}>
          <div className={styles.head}>
            <PathText path={path} home={home} />
            {those[0] !== undefined && (
              <span className={styles.quiet}>{fileKindName(those[0].place.file, t)}</span>
            )}
          </div>
          <dl className={styles.entries}>
            {those.map((one) => (
              <div key={one.id}>
                <dt translate="no">
                  {one.place.entry === '' ? t('plaintext.scrub.whole') : one.place.entry}
                </dt>
                <dd>{t(`plaintext.scrub.how.${scrubHow(one, way)}`)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
