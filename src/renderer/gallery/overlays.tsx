import { Copy, Ellipsis, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ConfirmDialog, Dialog, Field, IconButton, Menu, showToast, TextInput } from '../ui/index.ts';
import { useSay } from './sample.ts';
import { Row, Section } from './section.tsx';

/** What floats: dialogs, menus, toasts. */
export function OverlaysSection() {
  const say = useSay();
  const [open, setOpen] = useState<'form' | 'confirm' | null>(null);
  const [sort, setSort] = useState('due');
  const [masked, setMasked] = useState(true);
  return (
    <Section title={say('Overlays', '浮层')}>
      <Row>
        <Button onClick={() => setOpen('form')}>{say('Open dialog', '打开对话框')}</Button>
        <Button onClick={() => setOpen('confirm')}>{say('Ask to delete', '确认删除')}</Button>
        <Button
          onClick={() =>
            showToast({
              title: say('Key moved to the bin', '密钥已移到回收站'),
              action: { label: say('Undo', '撤销'), run: () => setSort('due') },
            })
          }
        >
          {say('Toast with undo', '可撤销的通知')}
        </Button>
        <Button
          onClick={() =>
            showToast({
              tone: 'error',
              title: say('Not saved', '未保存'),
              detail: say('The disk is full.', '磁盘已满。'),
            })
          }
        >
          {say('Toast with error', '错误通知')}
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={say('More', '更多')} />}
          entries={[
            { kind: 'action', label: say('Verify', '验证'), icon: RefreshCw, run: () => undefined },
            { kind: 'action', label: say('Copy id', '复制 ID'), icon: Copy, run: () => undefined },
            { kind: 'action', label: say('Rotate', '轮换'), disabled: true, run: () => undefined },
            { kind: 'separator' },
            {
              kind: 'choice',
              label: say('Order', '排序'),
              value: sort,
              onChange: setSort,
              options: [
                { value: 'due', label: say('By due date', '按到期时间') },
                { value: 'label', label: say('By label', '按名称') },
              ],
            },
            { kind: 'toggle', label: say('Mask ids', '遮盖 ID'), checked: masked, onChange: setMasked },
            { kind: 'separator' },
            {
              kind: 'action',
              label: say('Move to the bin', '移到回收站'),
              icon: Trash2,
              danger: true,
              run: () => undefined,
            },
          ]}
        />
      </Row>
      <Dialog
        open={open === 'form'}
        onClose={() => setOpen(null)}
        title={say('Edit account', '编辑账号')}
        description={say('Changes apply to every key of the account.', '更改对该账号的所有密钥生效。')}
        actions={
          <>
            <Button onClick={() => setOpen(null)}>{say('Cancel', '取消')}</Button>
            <Button look="primary" onClick={() => setOpen(null)}>
              {say('Save', '保存')}
            </Button>
          </>
        }
      >
        <Field label={say('Label', '名称')}>
          <TextInput defaultValue={say('production', '生产主账号')} />
        </Field>
        <Field label={say('Environment', '环境')} optional>
          <TextInput defaultValue="prod" />
        </Field>
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        title={say('Delete key LTAI…9fQ2 for good?', '彻底删除密钥 LTAI…9fQ2？')}
        confirm={say('Delete key', '删除密钥')}
        danger
        onConfirm={() => setOpen(null)}
        onCancel={() => setOpen(null)}
      >
        {say(
          'Its secret cannot be brought back. The cloud is not told.',
          '密钥内容无法恢复。云平台上的密钥不受影响。',
        )}
      </ConfirmDialog>
    </Section>
  );
}
