import {
  Clock,
  Inbox,
  ListFilter,
  Pencil,
  Plus,
  RefreshCw,
  Search,
  ShieldQuestion,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dueSentence, dueShort } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import {
  AgeBar,
  Button,
  CloudTile,
  CopyField,
  EmptyState,
  IconButton,
  SecretField,
  SidebarItem,
  SidebarSection,
  SplitPanes,
  StatusMark,
  Tag,
  TextInput,
  VirtualList,
} from '../ui/index.ts';
import styles from './gallery.module.css';
import { type SampleKey, sampleKey, useSay } from './sample.ts';

const COUNT = 20_000;

/** The three panes with a list of twenty thousand rows, of which each block loads when it comes in sight. */
export function PanesSection() {
  const say = useSay();
  const { t, i18n } = useTranslation();
  const now = useNow();
  const chinese = i18n.language === 'zh-CN';
  const [loaded, setLoaded] = useState<ReadonlySet<number>>(new Set());
  const [selected, setSelected] = useState<SampleKey | null>(() => sampleKey(1, chinese, now));
  const onRange = useCallback((first: number, last: number) => {
    setLoaded((before) => {
      const blocks = [];
      for (let block = Math.floor(first / 100); block <= Math.floor(last / 100); block += 1) {
        if (!before.has(block)) blocks.push(block);
      }
      return blocks.length === 0 ? before : new Set([...before, ...blocks]);
    });
  }, []);
  return (
    <SplitPanes
      labels={{ sidebar: say('Views', '视图'), list: say('Keys', '密钥'), detail: say('Key', '密钥详情') }}
      sidebar={<SampleSidebar />}
      list={
        <div className={styles.pane}>
          <div className={styles.bar}>
            <h1>{say('All keys', '全部密钥')}</h1>
            <IconButton icon={ListFilter} label={say('Order', '排序')} />
            <Button look="primary" icon={Plus}>
              {say('Add', '添加')}
            </Button>
          </div>
          <div className={styles.bar}>
            <TextInput
              type="search"
              icon={Search}
              aria-label={say('Search', '搜索')}
              placeholder={say('Search keys', '搜索密钥')}
            />
          </div>
          <div className={styles.rows}>
            <VirtualList
              label={say('Keys', '密钥')}
              count={COUNT}
              itemAt={(index) =>
                loaded.has(Math.floor(index / 100)) ? sampleKey(index, chinese, now) : undefined
              }
              keyOf={(key) => key.id}
              onRange={onRange}
              selected={selected?.id ?? null}
              onSelect={setSelected}
              describe={(key) => `${key.label}, ${dueSentence(key.due, t)}`}
              renderRow={(key) => <SampleRow sample={key} />}
            />
          </div>
        </div>
      }
      detail={
        selected === null ? (
          <EmptyState drawing="choose" title={say('No key chosen', '未选择密钥')} />
        ) : (
          <SampleDetail sample={selected} />
        )
      }
    />
  );
}

function SampleSidebar() {
  const say = useSay();
  const [current, setCurrent] = useState('all');
  const item = (id: string) => ({ current: current === id, onSelect: () => setCurrent(id) });
  return (
    <div className={styles.nav}>
      <SidebarSection>
        <SidebarItem {...item('all')} icon={Inbox} label={say('All keys', '全部密钥')} count={COUNT} />
        <SidebarItem {...item('due')} icon={Clock} label={say('Due', '即将到期')} count={4} attention="due" />
        <SidebarItem
          {...item('overdue')}
          icon={TriangleAlert}
          label={say('Overdue', '已逾期')}
          count={1}
          attention="overdue"
        />
        <SidebarItem {...item('un')} icon={ShieldQuestion} label={say('Not verified', '未验证')} count={12} />
      </SidebarSection>
      <SidebarSection title={say('Clouds', '云平台')}>
        <SidebarItem
          {...item('aliyun')}
          leading={<CloudTile monogram="阿" hue={40} />}
          label={say('Alibaba Cloud', '阿里云')}
          count={12_400}
        />
        <SidebarItem
          {...item('aws')}
          leading={<CloudTile monogram="AWS" hue={60} />}
          label={say('Amazon Web Services', '亚马逊云科技')}
          count={7600}
        />
      </SidebarSection>
      <SidebarSection title={say('Elsewhere', '其他')}>
        <SidebarItem {...item('bin')} icon={Trash2} label={say('Bin', '回收站')} count={0} />
      </SidebarSection>
    </div>
  );
}

function SampleRow({ sample }: { readonly sample: SampleKey }) {
  const { t } = useTranslation();
  return (
    <div className={styles.listRow}>
      <CloudTile monogram={sample.monogram} hue={sample.hue} />
      <span>
        <span className={styles.title}>{sample.label}</span>
        <span className={styles.sub}>
          {sample.account} · {sample.publicId}
        </span>
      </span>
      <span className={styles.wide}>
        {sample.environment !== null && (
          <Tag tone={sample.environment === 'prod' ? 'strong' : 'plain'}>{sample.environment}</Tag>
        )}
      </span>
      <span className={styles.wide}>
        <AgeBar share={sample.share} status={sample.due.kind} />
      </span>
      <span className={styles.dueText} data-due={sample.due.kind}>
        {dueShort(sample.due, t)}
      </span>
      <StatusMark status={sample.health} iconOnly />
    </div>
  );
}

function SampleDetail({ sample }: { readonly sample: SampleKey }) {
  const say = useSay();
  const { t } = useTranslation();
  return (
    <div className={styles.detailBody}>
      <div className={styles.detailHead}>
        <CloudTile monogram={sample.monogram} hue={sample.hue} size="l" />
        <div>
          <h2>{sample.label}</h2>
          <StatusMark status={sample.due.kind} text={dueSentence(sample.due, t)} />
        </div>
        <IconButton icon={Pencil} label={say('Edit', '编辑')} />
        <Button look="primary" icon={RefreshCw}>
          {say('Verify', '验证')}
        </Button>
      </div>
      <div className={styles.part}>
        <h3>{say('Key', '密钥')}</h3>
        <CopyField
          label="AccessKey ID"
          value="LTAI5tExampleExample1234"
          onCopy={() => Promise.resolve(null)}
        />
        <SecretField
          key={sample.id}
          label="AccessKey Secret"
          onReveal={() => Promise.resolve('Kx0OExampleO0l1I5S8BExampleSecret')}
          onCopy={() => Promise.resolve(Date.now() + 30_000)}
          onClear={() => Promise.resolve()}
        />
      </div>
    </div>
  );
}
