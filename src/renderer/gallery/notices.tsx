import { Plus, Upload } from 'lucide-react';
import { Banner, Button, EmptyState, ErrorNotice, showToast } from '../ui/index.ts';
import styles from './gallery.module.css';
import { useSay } from './sample.ts';
import { Section } from './section.tsx';

/** Errors, lasting lines and empty panes. */
export function NoticesSection() {
  const say = useSay();
  return (
    <>
      <Section title={say('Notices', '提示')}>
        <ErrorNotice
          title={say('The cloud does not know this key', '云平台不认识这个密钥')}
          meaning={say(
            'It was deleted, or it belongs to the other site.',
            '它可能已被删除，或属于另一个站点。',
          )}
          remedy={say('Check the site of the account, or add a new key.', '检查账号的站点，或添加新的密钥。')}
          actions={
            <>
              <Button size="s">{say('Verify again', '重新验证')}</Button>
              <Button size="s">{say('Edit account', '编辑账号')}</Button>
            </>
          }
          details={[
            { label: say('Code', '错误码'), value: 'InvalidAccessKeyId.NotFound' },
            { label: say('Request id', '请求 ID'), value: '4C467B38-3910-447D-87BC-AC049166F216' },
          ]}
          onCopyDetails={() => showToast({ title: say('Details copied', '详细信息已复制') })}
        />
        <ErrorNotice
          tone="warning"
          title={say('The key works, and may not read its own age', '密钥有效，但无权读取自身的创建时间')}
          meaning={say('Its age stays unknown and counts as due.', '创建时间保持未知，并按即将到期处理。')}
        />
        <Banner
          tone="warning"
          action={<Button size="s">{say('Write it down', '立即抄写')}</Button>}
          onDismiss={() => undefined}
        >
          {say('The recovery code has not been confirmed', '恢复码尚未确认')}
        </Banner>
        <Banner>{say('Another window changed the vault', '另一个窗口更改了保管库')}</Banner>
        <Banner tone="danger">{say('The audit record has a gap', '审计记录存在缺口')}</Banner>
      </Section>
      <Section title={say('Empty panes', '空白页')}>
        <div className={styles.columns}>
          <div className={styles.box}>
            <EmptyState
              drawing="keys"
              title={say('No keys yet', '还没有密钥')}
              detail={say(
                'Drop a file from a cloud’s console here, or fill in a form.',
                '将云平台控制台下载的文件拖到这里，或手动填写。',
              )}
              primary={
                <Button look="primary" icon={Upload}>
                  {say('Import a file', '导入文件')}
                </Button>
              }
              alternative={<Button icon={Plus}>{say('Add a key', '添加密钥')}</Button>}
            />
          </div>
          <div className={styles.box}>
            <EmptyState
              drawing="search"
              title={say('Nothing matches “staging”', '没有与“staging”匹配的密钥')}
              alternative={<Button>{say('Clear search', '清除搜索')}</Button>}
            />
          </div>
          <div className={styles.box}>
            <EmptyState drawing="calm" title={say('Nothing is due', '没有到期的密钥')} />
          </div>
          <div className={styles.box}>
            <EmptyState drawing="bin" title={say('The bin is empty', '回收站是空的')} />
          </div>
        </div>
      </Section>
    </>
  );
}
