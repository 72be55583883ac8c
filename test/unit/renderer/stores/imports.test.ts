import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { bareStores } from './fixture.ts';

const ROW = { index: 0, cloud: 'aws', label: 'ci', site: 'aws' } as const;

describe('an import', () => {
  it('goes from the file over the preview to the outcome', async () => {
    const { stores } = bareStores();
    const { imports } = stores;
    await imports.pick();
    expect(imports.state.getState().step).toMatchObject({ kind: 'preview', saving: false });
    await imports.commit([ROW]);
    // One row was not chosen, and one line was not read; what the vault holds is not lost.
    expect(imports.state.getState().step).toMatchObject({
      kind: 'done',
      left: 2,
      fileName: 'accessKeys.csv',
    });
    await imports.deleteSource();
    expect(imports.state.getState().step).toMatchObject({ source: null, sourceDeleted: true });
  });

  it('stays where it was when the file dialog is closed', async () => {
    const { stores, fake } = bareStores();
    fake.override('import.pick', () => null);
    await stores.imports.pick();
    expect(stores.imports.state.getState()).toEqual({ step: { kind: 'choose' }, error: null });
  });

  it('says what is wrong with a text, and forgets it at the next try', async () => {
    const { stores } = bareStores();
    await stores.imports.readText('nothing in here');
    expect(stores.imports.state.getState().error?.code).toBe('nothing-found');
    await stores.imports.readText('AKIA');
    expect(stores.imports.state.getState().error).toBeNull();
  });

  it('keeps no text that was pasted', async () => {
    const { stores } = bareStores();
    await stores.imports.readText('AKIA wJalrXUtnFEMI');
    expect(JSON.stringify(stores.imports.state.getState())).not.toContain('wJalrXUtnFEMI');
  });

  it('keeps the preview when saving fails, and tells main to drop it when it is given up', async () => {
    const { stores, fake, count } = bareStores();
    fake.override('import.commit', () => {
      throw new KeyturnError('disk-full');
    });
    await stores.imports.readText('AKIA');
    await stores.imports.commit([ROW]);
    expect(stores.imports.state.getState()).toMatchObject({
      step: { kind: 'preview', saving: false },
      error: { code: 'disk-full' },
    });
    await stores.imports.discard();
    expect(count('import.discard')).toBe(1);
    expect(stores.imports.state.getState().step.kind).toBe('choose');
  });

  it('offers the file again when it could not be deleted', async () => {
    const { stores, fake } = bareStores();
    await stores.imports.pick();
    await stores.imports.commit([ROW]);
    fake.override('import.deleteSource', () => {
      throw new KeyturnError('file-changed');
    });
    await stores.imports.deleteSource();
    const { step, error } = stores.imports.state.getState();
    expect(error?.code).toBe('file-changed');
    expect(step).toMatchObject({ kind: 'done', sourceDeleted: false });
    expect(step.kind === 'done' && step.source !== null).toBe(true);
  });
});
