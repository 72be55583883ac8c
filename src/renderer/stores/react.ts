import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Stores } from './index.ts';

const StoresContext = createContext<Stores | null>(null);

/** Hands the stores to everything below it. */
export const StoresProvider = StoresContext.Provider;

/** The window's stores. Throws outside of the provider. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('Stores are read outside of their provider');
  return stores;
}

/** A part of one store; renders again when that part changes. `select` must not build new objects. */
export function useLive<S, T>(holder: { readonly state: StoreApi<S> }, select: (state: S) => T): T {
  return useStore(holder.state, select);
}
