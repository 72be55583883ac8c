import { useTranslation } from 'react-i18next';
import type { DueState } from '../../shared/due.ts';
import type { Health } from '../../shared/model/credential.ts';
import type { Appearance } from '../lib/theme.ts';

/** The look that the page's address asks for; anything unknown is the default. */
export function appearanceOf(query: URLSearchParams): Appearance {
  const theme = query.get('theme');
  return {
    locale: query.get('lang') === 'zh-CN' ? 'zh-CN' : 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    density: query.get('density') === 'compact' ? 'compact' : 'comfortable',
  };
}

/** Picks the sample text of the page's language. Samples stand for people's own data, so they are no catalogue keys. */
export function useSay(): (en: string, zh: string) => string {
  const { i18n } = useTranslation();
  return (en, zh) => (i18n.language === 'zh-CN' ? zh : en);
}

/** One made-up row of the list. */
export interface SampleKey {
  readonly id: string;
  readonly label: string;
  readonly account: string;
  readonly publicId: string;
  readonly environment: string | null;
  readonly monogram: string;
  readonly hue: number;
  readonly share: number | null;
  readonly due: DueState;
  readonly health: Health['kind'];
}

const CLOUDS = [
  { monogram: '阿', hue: 40 },
  { monogram: 'AWS', hue: 60 },
  { monogram: 'Az', hue: 250 },
  { monogram: 'G', hue: 150 },
  { monogram: '华', hue: 20 },
  { monogram: '腾', hue: 255 },
  { monogram: 'U', hue: 285 },
  { monogram: '京', hue: 5 },
  { monogram: '翼', hue: 230 },
  { monogram: '移', hue: 215 },
  { monogram: 'Z', hue: 180 },
  { monogram: '飞', hue: 310 },
  { monogram: 'Cp', hue: 110 },
] as const;

/** Every tile, in the order of the catalogue. */
export const sampleClouds: readonly { readonly monogram: string; readonly hue: number }[] = CLOUDS;

const NAMES = [
  ['billing export', '账单导出', 'prod'],
  ['deploy bot', '部署机器人', 'prod'],
  ['terraform state', '基础设施状态', 'staging'],
  ['log shipping', '日志采集', null],
  ['image registry push', '镜像仓库推送', 'prod'],
  ['backup to object storage', '备份到对象存储', 'prod'],
  ['ci runner', '持续集成', 'test'],
  ['dns updates', '域名解析更新', 'prod'],
  ['data warehouse loader', '数仓导入任务', 'staging'],
  ['monitoring probe', '监控探针', null],
] as const;

const DAY = 86_400_000;

function dueOf(index: number, now: number): { readonly due: DueState; readonly share: number | null } {
  if (index === 0) return { due: { kind: 'overdue', at: now - 3 * DAY, days: 3 }, share: 1 };
  if (index === 3) return { due: { kind: 'unknown-age' }, share: null };
  if (index === 1) return { due: { kind: 'due', at: now + 6 * DAY, days: 6 }, share: 0.93 };
  if (index === 2) return { due: { kind: 'due', at: now + DAY, days: 1 }, share: 0.99 };
  const days = 18 + ((index * 7) % 70);
  return { due: { kind: 'calm', at: now + days * DAY, days }, share: 1 - days / 90 };
}

/** The row at an index of the sample list; always the same for the same index. */
export function sampleKey(index: number, chinese: boolean, now: number): SampleKey {
  const name = NAMES[index % NAMES.length] ?? NAMES[0];
  const cloud = CLOUDS[(index * 5 + (index > 4 ? 2 : 0)) % CLOUDS.length] ?? CLOUDS[0];
  return {
    id: `k${index}`,
    label: name[chinese ? 1 : 0],
    account: chinese ? '生产主账号' : 'production',
    publicId: `LTAI…${(7919 * (index + 3)).toString(36).slice(-4)}`,
    environment: name[2],
    ...cloud,
    ...dueOf(index, now),
    health: index === 4 ? 'failed' : index % 4 === 3 ? 'unverified' : 'proven',
  };
}
