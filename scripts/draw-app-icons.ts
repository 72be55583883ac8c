import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/electron-host/index.ts';
import { ICON_SIZES, type Picture, toIcns, toIco } from './lib/app-icons.ts';
import { ROOT } from './lib/root.ts';

// Draws the app's icons anew from assets/icon.svg. They are kept in the repository; nothing runs this on its own.

const ASSETS = join(ROOT, 'assets');

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium was found');
const svg = await readFile(join(ASSETS, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath });
const page = await browser.newPage();
const pictures: Picture[] = [];
for (const size of ICON_SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
}
await browser.close();
await mkdir(join(ASSETS, 'icons'), { recursive: true });
for (const { size, png } of pictures) {
  await writeFile(join(ASSETS, 'icons', `${size}x${size}.png`), png);
}
await writeFile(join(ASSETS, 'icon.ico'), toIco(pictures));
await writeFile(join(ASSETS, 'icon.icns'), toIcns(pictures));
