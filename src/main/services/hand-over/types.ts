import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import type { HandOver, HandOverId, HandOverRequest, RequestFacts } from '../../../shared/model/hand-over.ts';

/** One key, sealed for one person. */
export interface HandOvers {
  request(name: string): Promise<HandOverRequest>;
  list(): Output<'handOver.list'>;
  /** Throws `hand-over-unreadable`. */
  readRequest(text: string): RequestFacts;
  seal(input: ParsedInput<'handOver.seal'>): Promise<Output<'handOver.seal'>>;
  open(input: ParsedInput<'handOver.open'>): Promise<Output<'handOver.open'>>;
  confirm(text: string): HandOver;
  forget(ids: readonly HandOverId[]): void;
}
