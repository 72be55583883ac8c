import { useTranslation } from 'react-i18next';
import { dueSentence } from '../lib/format.ts';
import { AgeBar, CloudTile, Skeleton, Spinner, type Status, StatusMark, Tag } from '../ui/index.ts';
import { sampleClouds, useSay } from './sample.ts';
import { Row, Section } from './section.tsx';

const STATUSES: readonly Status[] = [
  'calm',
  'due',
  'overdue',
  'expired',
  'unknown-age',
  'proven',
  'failed',
  'limited',
  'unverified',
];

/** Tiles, states, bars and tags. */
export function MarksSection() {
  const say = useSay();
  const { t } = useTranslation();
  const at = 0;
  return (
    <Section title={say('Marks', '标记')}>
      <Row>
        {sampleClouds.map((cloud) => (
          <CloudTile key={cloud.monogram} {...cloud} />
        ))}
        <CloudTile monogram="阿" hue={40} size="l" label={say('Alibaba Cloud', '阿里云')} />
        <CloudTile monogram="AWS" hue={60} size="l" label="AWS" />
      </Row>
      <Row>
        {STATUSES.map((status) => (
          <StatusMark key={status} status={status} />
        ))}
      </Row>
      <Row>
        <StatusMark status="calm" text={dueSentence({ kind: 'calm', at, days: 64 }, t)} />
        <StatusMark status="due" text={dueSentence({ kind: 'due', at, days: 6 }, t)} />
        <StatusMark status="due" text={dueSentence({ kind: 'due', at, days: 1 }, t)} />
        <StatusMark status="overdue" text={dueSentence({ kind: 'overdue', at, days: 0 }, t)} />
        <StatusMark status="overdue" text={dueSentence({ kind: 'overdue', at, days: 3 }, t)} />
        <StatusMark status="expired" text={dueSentence({ kind: 'expired', at, days: 12 }, t)} />
        <StatusMark status="proven" iconOnly />
      </Row>
      <Row>
        <AgeBar share={0.2} status="calm" />
        <AgeBar share={0.6} status="calm" />
        <AgeBar share={0.93} status="due" />
        <AgeBar share={1} status="overdue" />
        <AgeBar share={null} status="unknown-age" />
      </Row>
      <Row>
        <Tag>staging</Tag>
        <Tag tone="strong">prod</Tag>
        <Tag tone="due">{say('due', '即将到期')}</Tag>
        <Tag tone="overdue">{say('overdue', '已逾期')}</Tag>
        <Tag tone="info">{say('temporary', '临时')}</Tag>
        <Spinner label={say('Loading', '加载中')} />
        <Skeleton shape="tile" />
        <Skeleton width="180px" />
      </Row>
    </Section>
  );
}
