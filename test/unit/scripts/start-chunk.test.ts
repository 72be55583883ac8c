import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFiles, startTexts } from '../../../scripts/bench/start-chunk.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('counts what the page names and what that imports, not what is fetched later', async () => {
  await using place = await temporaryFolder();
  const folder = place.path;
  const put = (name: string, text: string) => writeFile(join(folder, name), text);
  await mkdir(join(folder, 'assets'));
  await put(
    'index.html',
    '<script type="module" src="./assets/index-a.js"></script><link href="./assets/index-b.css">',
  );
  await put('assets/index-a.js', 'import{x}from"./shared-c.js";import("./later-d.js");import "./side-e.js";');
  await put('assets/shared-c.js', 'export const x="é"');
  await put('assets/later-d.js', 'export {}');
  await put('assets/side-e.js', 'import {x} from "./shared-c.js"');
  await put('assets/index-b.css', 'a{}');
  const found = startFiles(folder);
  expect([...found.keys()].sort()).toEqual(['index-a.js', 'index-b.css', 'shared-c.js', 'side-e.js']);
  expect(found.get('shared-c.js')).toBe(19);
});

it('counts the longest language besides, each of which must be a piece that is fetched', async () => {
  await using place = await temporaryFolder();
  const folder = place.path;
  const put = (name: string, text: string) => writeFile(join(folder, name), text);
  await mkdir(join(folder, 'assets'));
  await put('index.html', '<script type="module" src="./assets/index-a.js"></script>');
  await put('assets/index-a.js', 'import("./en-b.js");import("./zh-CN-c.js");');
  await put('assets/en-b.js', 'export default 1234');
  expect(() => startTexts(folder)).toThrow('zh-CN is not one piece');
  await put('assets/zh-CN-c.js', 'export default 1');
  expect(startTexts(folder)).toBe(19);
  await put('assets/index-a.js', 'import texts from "./en-b.js";import("./zh-CN-c.js");');
  expect(() => startTexts(folder)).toThrow('en is read at every start');
});
