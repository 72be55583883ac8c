/** What a code of our own says of the way to a platform: its proxy, its script or its pinned certificate; else null. */
export { wayFailure as wayReason } from '../../shared/way-codes.ts';
