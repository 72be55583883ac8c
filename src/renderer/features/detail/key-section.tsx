import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { useKeyActions } from '../../actions/use-key-actions.ts';
import { CopyField, SecretField, Section } from '../../ui/index.ts';
import styles from './detail.module.css';

/** The key's fields under the cloud's own names. Fields of a newer version show under their key. */
export function KeySection({ detail }: { readonly detail: CredentialDetail }) {
  const { t, i18n } = useTranslation();
  const actions = useKeyActions();
  const spec = catalogue[detail.cloud];
  const nameOf = (key: string): string => {
    const field = spec.fields.find((candidate) => candidate.key === key);
    return field === undefined ? key : inLocale(field.label, i18n.language);
  };
  const order = (key: string): number => {
    const place = spec.fields.findIndex((field) => field.key === key);
    return place < 0 ? spec.fields.length : place;
  };
  const open = Object.entries(detail.fields).filter(([, value]) => value !== '');
  const shown = [
    ...open.map(([key, value]) => ({ key, value, secret: false })),
    ...detail.secretFields.map((key) => ({ key, value: '', secret: true })),
  ].sort((a, b) => order(a.key) - order(b.key));

  return (
    <Section title={t('vault.key')}>
      <div className={styles.fields}>
        {shown.map(({ key, value, secret }) =>
          secret ? (
            <SecretField
              key={key}
              label={nameOf(key)}
              multiline={spec.fields.some((field) => field.key === key && field.multiline === true)}
              onReveal={() => actions.reveal(detail.id, key)}
              onCopy={() => actions.copy(detail.id, key)}
              onClear={actions.clearClipboard}
              {...(key === spec.secretField
                ? { shortcuts: { reveal: 'reveal-secret', copy: 'copy-secret' } }
                : {})}
            />
          ) : (
            <CopyField
              key={key}
              label={nameOf(key)}
              value={value}
              onCopy={() => actions.copy(detail.id, key)}
              {...(key === spec.publicIdField ? { shortcut: 'copy-id' } : {})}
            />
          ),
        )}
      </div>
    </Section>
  );
}
