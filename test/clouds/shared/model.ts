/** Who keys belong to. `allow` lists the actions that its policies grant (see `isAllowed`); root may do all. */
export interface Principal {
  readonly kind: 'user' | 'root' | 'role';
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
  allow: readonly string[];
}

export type KeyStatus = 'Active' | 'Inactive' | 'Expired';

export interface LastUse {
  readonly at: number;
  readonly service: string;
  readonly region: string;
}

/** A key as the cloud stores it. Tests may change `status` and `lastUsed`, which then holds at once. */
export interface StoredKey {
  readonly publicId: string;
  readonly secret: string;
  /** Temporary keys alone have one. */
  readonly token: { readonly text: string; readonly expiresAt: number } | null;
  readonly owner: Principal;
  readonly createdAt: number;
  status: KeyStatus;
  /** As it is reported. */
  lastUsed: LastUse | null;
  updatedAt: number;
  /** Uses that are not reported yet. */
  readonly unreported: LastUse[];
  /** Until then the last change to Active has not spread. */
  usableFrom: number;
  /** Until then the last change away from Active has not spread. */
  lingersUntil: number;
  /** Until then no list shows it. */
  listedFrom: number;
}

export interface StoreSettings {
  /** Actions that a policy of the network path denies to everybody, root included. */
  deniedOnThisPath: readonly string[];
  /** Whether a list of addresses keeps this one out; whether that is looked at before the signature is the vendor's. */
  addressRefused: boolean;
  /** Requests that are let through at once, and how many more each second brings; null lets all through. */
  throttle: { readonly capacity: number; readonly perSecond: number } | null;
  /** Keys on one page of a list. */
  pageSize: number;
  /** Keys that one principal may have, disabled ones included. */
  maxKeys: { readonly user: number; readonly root: number };
  /** How long until a new or enabled key works, a disabled or deleted one stops, and a new one is in a list; in ms. */
  propagation: { readonly enableMs: number; readonly revokeMs: number; readonly listMs: number };
  /** How long until a use is reported, in ms. */
  lastUsedLagMs: number;
  /** Whether an active key cannot be deleted. */
  deleteNeedsDisabled: boolean;
}

/** What one vendor does differently. */
export interface Habits {
  readonly mint: () => { readonly publicId: string; readonly secret: string };
  readonly settings: Pick<StoreSettings, 'maxKeys' | 'deleteNeedsDisabled'>;
  /** Where keys of users go that were deleted; null deletes them for good. */
  readonly recycleBin: { readonly maxKeys: number; readonly keptMs: number } | null;
}
