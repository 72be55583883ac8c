import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../test/electron-host/index.ts';
import { ROOT } from './lib/root.ts';
import { TRAY_STATES, traySvg } from './lib/tray-svg.ts';

// Draws assets/*.png anew from their SVG. They are kept in the repository; nothing runs this on its own.

const ASSETS = join(ROOT, 'assets');
const TRAY_SIZE = 22;

async function draw(page: Page, svg: string, size: number, path: string): Promise<void> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: join(ASSETS, path), omitBackground: true });
}

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium was found');
const browser = await chromium.launch({ executablePath });
const page = await browser.newPage();
await draw(page, await readFile(join(ASSETS, 'icon.svg'), 'utf8'), 512, 'icon.png');
for (const state of TRAY_STATES) {
  await draw(page, traySvg(state), TRAY_SIZE, `tray/${state}.png`);
  await draw(page, traySvg(state), TRAY_SIZE * 2, `tray/${state}@2x.png`);
}
await browser.close();
