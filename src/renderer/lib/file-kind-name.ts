import type { FileKind } from '../../shared/model/consumer.ts';
import type { Translate } from './i18n.ts';

/** What a kind of file is called: by the name of the tool that it belongs to, as that tool writes it. */
export const fileKindName = (kind: FileKind, t: Translate): string => t(`look.kind.${kind}`);
