import { CopyField, SecretField } from '../ui/index.ts';
import styles from './gallery.module.css';
import { useSay } from './sample.ts';
import { Section } from './section.tsx';

// Published examples of the vendors' own documentation; nothing here opens anything.
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const TOKEN = `FwoGZXIvYXdzEBYaDEXAMPLE${'AoGBAPw0O1lI5S8B/'.repeat(14)}`;

const copySecret = () => Promise.resolve(Date.now() + 30_000);
const clear = () => Promise.resolve();

/** Fields that hold something confidential, and those beside them that do not. */
export function SecretsSection() {
  const say = useSay();
  return (
    <Section title={say('Secrets', '密钥字段')}>
      <div className={styles.columns}>
        <CopyField
          label="AccessKey ID"
          value="LTAI5tExampleExample1234"
          onCopy={() => Promise.resolve(null)}
        />
        <SecretField
          label="AccessKey Secret"
          onReveal={() => Promise.resolve(SECRET)}
          onCopy={copySecret}
          onClear={clear}
        />
        <SecretField
          label={say('Session token', '会话令牌')}
          multiline
          onReveal={() => Promise.resolve(TOKEN)}
          onCopy={copySecret}
          onClear={clear}
        />
      </div>
    </Section>
  );
}
