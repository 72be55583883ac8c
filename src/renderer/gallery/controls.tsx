import { KeyRound, Monitor, Moon, Pencil, Plus, RefreshCw, Search, Sun, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Checkbox,
  CloudTile,
  Field,
  IconButton,
  Kbd,
  PasswordInput,
  SegmentedControl,
  Select,
  StrengthMeter,
  Switch,
  TextArea,
  TextInput,
} from '../ui/index.ts';
import styles from './gallery.module.css';
import { useSay } from './sample.ts';
import { Row, Section } from './section.tsx';

/** Buttons and everything that takes input. */
export function ControlsSection() {
  const say = useSay();
  return (
    <>
      <Section title={say('Buttons', '按钮')}>
        <Row>
          <Button look="primary" icon={RefreshCw}>
            {say('Verify', '验证')}
          </Button>
          <Button look="primary">{say('Create vault', '创建保管库')}</Button>
          <Button>{say('Cancel', '取消')}</Button>
          <Button icon={Pencil}>{say('Edit', '编辑')}</Button>
          <Button look="danger" icon={Trash2}>
            {say('Delete key LTAI…9fQ2', '删除密钥 LTAI…9fQ2')}
          </Button>
          <Button look="ghost">{say('Show all', '全部显示')}</Button>
          <Kbd keys="mod+k" />
        </Row>
        <Row>
          <Button look="primary" busy>
            {say('Verifying', '正在验证')}
          </Button>
          <Button busy>{say('Saving', '正在保存')}</Button>
          <Button look="primary" disabled>
            {say('Continue', '继续')}
          </Button>
          <Button disabled>{say('Cancel', '取消')}</Button>
          <Button size="s" icon={Plus}>
            {say('Add', '添加')}
          </Button>
          <IconButton icon={Pencil} label={say('Edit', '编辑')} />
          <IconButton icon={Trash2} label={say('Move to the bin', '移到回收站')} />
          <IconButton icon={RefreshCw} label={say('Verify', '验证')} busy />
          <IconButton size="s" icon={KeyRound} label={say('Copy id', '复制 ID')} />
        </Row>
      </Section>
      <Section title={say('Fields', '输入')}>
        <Fields />
      </Section>
      <Section title={say('Choices', '选项')}>
        <Choices />
      </Section>
    </>
  );
}

function Fields() {
  const say = useSay();
  const [site, setSite] = useState<'china' | 'international' | null>('china');
  const [cloud, setCloud] = useState<'aliyun' | 'aws' | null>(null);
  return (
    <div className={styles.columns}>
      <Field label={say('Label', '名称')} hint={say('As it appears in the list', '显示在列表中')} required>
        <TextInput defaultValue={say('billing export', '账单导出')} />
      </Field>
      <Field label={say('Owner', '负责人')} optional>
        <TextInput placeholder={say('A person or a team', '个人或团队')} />
      </Field>
      <Field
        label="AccessKey ID"
        warning={say(
          'Looks unlike an AccessKey ID, and is taken as it is',
          '形式不像 AccessKey ID，仍会按原样保存',
        )}
      >
        <TextInput mono defaultValue="AKIAIOSFODNN7" />
      </Field>
      <Field
        label={say('Endpoint', '服务地址')}
        error={say('Not an address: begin it with https://', '不是有效的地址：请以 https:// 开头')}
      >
        <TextInput mono defaultValue="sts.example" />
      </Field>
      <Field label={say('Master password', '主密码')} hint={say('10 characters or more', '至少 10 个字符')}>
        <PasswordInput autoComplete="new-password" />
      </Field>
      <Field label={say('Strength', '强度')}>
        <StrengthMeter score={1} hint={say('guessed within minutes', '几分钟内可被猜出')} />
        <StrengthMeter score={2} hint={say('guessed within days', '几天内可被猜出')} />
        <StrengthMeter score={4} hint={say('centuries', '数百年')} />
      </Field>
      <Field label={say('Cloud', '云平台')}>
        <Select
          value={cloud}
          onChange={setCloud}
          placeholder={say('Choose a cloud', '选择云平台')}
          options={[
            {
              value: 'aliyun',
              label: say('Alibaba Cloud', '阿里云'),
              leading: <CloudTile monogram="阿" hue={40} />,
            },
            { value: 'aws', label: 'Amazon Web Services', leading: <CloudTile monogram="AWS" hue={60} /> },
          ]}
        />
      </Field>
      <Field label={say('Site', '站点')}>
        <Select
          value={site}
          onChange={setSite}
          options={[
            { value: 'china', label: say('China site', '中国站'), hint: 'aliyun.com' },
            { value: 'international', label: say('International site', '国际站'), hint: 'alibabacloud.com' },
          ]}
        />
      </Field>
      <Field label={say('Search', '搜索')}>
        <TextInput
          type="search"
          icon={Search}
          placeholder={say('Search keys', '搜索密钥')}
          trailing={<Kbd keys="mod+f" />}
        />
      </Field>
      <Field label={say('Region', '地域')}>
        <TextInput disabled defaultValue="cn-hangzhou" />
      </Field>
      <Field label={say('Note', '备注')} optional>
        <TextArea placeholder={say('Where it is used, who to ask', '用在哪里，联系谁')} />
      </Field>
    </div>
  );
}

function Choices() {
  const say = useSay();
  const [on, setOn] = useState(true);
  const [ticked, setTicked] = useState(true);
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system');
  return (
    <>
      <div className={styles.columns}>
        <Switch
          label={say('Unlock with this device’s keychain', '使用本机钥匙串解锁')}
          hint={say('The password is asked again after 14 days', '14 天后会再次要求输入密码')}
          checked={on}
          onChange={setOn}
        />
        <Switch label={say('Hide from screenshots', '禁止截屏')} checked={false} onChange={setOn} disabled />
        <Checkbox
          label={say('Delete the file afterwards', '导入后删除文件')}
          hint="accessKeys.csv"
          checked={ticked}
          onChange={setTicked}
        />
        <Checkbox label={say('All rows', '全部行')} checked={false} mixed onChange={setTicked} />
        <Checkbox label={say('Not chosen', '未选中')} checked={false} onChange={setTicked} />
        <Checkbox label={say('Duplicate', '重复')} checked disabled onChange={setTicked} />
      </div>
      <Row>
        <SegmentedControl
          aria-label={say('Colours', '外观')}
          value={theme}
          onChange={setTheme}
          segments={[
            { value: 'system', label: say('System', '跟随系统'), icon: Monitor },
            { value: 'light', label: say('Light', '浅色'), icon: Sun },
            { value: 'dark', label: say('Dark', '深色'), icon: Moon },
          ]}
        />
      </Row>
    </>
  );
}
