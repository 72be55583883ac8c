import { afterEach, expect, it, vi } from 'vitest';
import { nodeIo } from '../../../src/cli/terminal/node-io.ts';

const { stdin, stderr } = process;

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(stdin, 'setRawMode');
});

it('has the terminal echo nothing before it asks for a secret', async () => {
  const order: string[] = [];
  const setRawMode = (raw: boolean) => order.push(raw ? 'quiet' : 'as before');
  Object.defineProperty(stdin, 'setRawMode', { value: setRawMode, configurable: true });
  vi.spyOn(stderr, 'write').mockImplementation((text) => order.push(String(text)) > 0);
  const typed = nodeIo(new AbortController().signal).askSecret('Password: ');
  stdin.emit('data', Buffer.from('a secret\r'));
  expect(await typed).toBe('a secret');
  expect(order).toEqual(['quiet', 'Password: ', 'as before', '\n']);
});
