import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClipboard } from '../../src/main/electron/clipboard.ts';

const electron = vi.hoisted(() => ({
  clipboard: {
    readText: vi.fn(async () => 'there'),
    writeText: vi.fn(async () => undefined),
    write: vi.fn(
      async (_items: readonly { readonly content: Readonly<Record<string, unknown>> }[]) => undefined,
    ),
    clear: vi.fn(),
  },
  ClipboardItem: class {
    readonly content: Readonly<Record<string, unknown>>;
    constructor(content: Readonly<Record<string, unknown>>) {
      this.content = content;
    }
  },
}));
vi.mock('electron', () => electron);
const { clipboard } = electron;

beforeEach(() => vi.clearAllMocks());

describe('a secret on the clipboard', () => {
  it.each([
    ['win32', 'ExcludeClipboardContentFromMonitorProcessing', '1'],
    ['darwin', 'org.nspasteboard.ConcealedType', '1'],
    ['linux', 'x-kde-passwordManagerHint', 'secret'],
  ] as const)('is kept out of histories on %s', async (platform, format, content) => {
    await createClipboard(platform).write('s3cret', 'secret');
    const [items] = clipboard.write.mock.calls[0] ?? [];
    // One item: no manager may see the text without its mark.
    expect(items).toHaveLength(1);
    const held = items?.[0]?.content ?? {};
    expect(held['text/plain']).toBe('s3cret');
    const mark = held[`electron application/osclipboard;format="${format}"`];
    expect(mark instanceof Blob && (await mark.text())).toBe(content);
    expect(clipboard.writeText).not.toHaveBeenCalled();
  });

  it('is written as plain text where there is no such mark', async () => {
    await createClipboard('freebsd').write('s3cret', 'secret');
    expect(clipboard.writeText).toHaveBeenCalledWith('s3cret');
  });
});

describe('what is not confidential', () => {
  it('stays in histories', async () => {
    await createClipboard('linux').write('AKIA', 'plain');
    expect(clipboard.writeText).toHaveBeenCalledWith('AKIA');
    expect(clipboard.write).not.toHaveBeenCalled();
  });
});
