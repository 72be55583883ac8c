import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels about the history as a whole. */
export const auditHandlers = ({ audit }: Services) =>
  ({
    'audit.list': (query) => audit.list(query),
    'audit.head': () => audit.head(),
    'audit.verify': (request) => audit.verify(request),
    'audit.export': (request) => audit.exportTo(request),
    'audit.exportPart': (request) => audit.exportPart(request),
  }) satisfies Partial<Handlers>;
