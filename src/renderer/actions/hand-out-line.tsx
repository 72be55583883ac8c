import { FileDown, type LucideIcon, SquareTerminal, Terminal, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { programName } from '../../shared/broker/program-name.ts';
import type { HandOut, HandOutWay } from '../../shared/model/hand-out.ts';
import { isPath, programPath } from '../lib/program-path.ts';
import { PathText } from '../ui/index.ts';
import styles from './hand-out-line.module.css';
import { useHome } from './use-home.ts';

const ICONS: Readonly<Record<HandOutWay, LucideIcon>> = {
  process: SquareTerminal,
  exec: SquareTerminal,
  endpoint: SquareTerminal,
  env: Terminal,
  'script-copied': Terminal,
  'script-saved': FileDown,
  export: FileDown,
  'hand-over': UserRound,
};

export interface HandOutLineProps {
  readonly handOut: HandOut;
  /** Beside the name. */
  readonly marks?: ReactNode;
  /** What is said of it below. */
  readonly children?: ReactNode;
}

/** One of those who got a key: who it is, and by which way. */
export function HandOutLine({ handOut: { to, script, way }, marks, children }: HandOutLineProps) {
  const { t } = useTranslation();
  const home = useHome();
  const Icon = ICONS[way];
  const path = isPath(to);
  const program = { program: to, script };
  return (
    <li className={styles.line}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.name}>
          <span translate={path ? 'no' : undefined}>
            {to === '' ? t('handOuts.nobody') : path ? programName(program) : to}
          </span>
          {marks}
        </p>
        {path && (
          <div className={styles.path}>
            <PathText path={programPath(program)} home={home} />
          </div>
        )}
        <p className={styles.state}>{t(`handOuts.way.${way}`)}</p>
        {children}
      </div>
    </li>
  );
}
