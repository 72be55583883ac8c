import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../test/electron-host/index.ts';
import { ROOT } from './lib/root.ts';
import { TRAY_SETS, TRAY_STATES, traySvg } from './lib/tray-svg.ts';

// Draws assets/*.png anew from their SVG. They are kept in the repository; nothing runs this on its own.

const ASSETS = join(ROOT, 'assets');

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
const icon = await readFile(join(ASSETS, 'icon.svg'), 'utf8');
await draw(page, icon, 512, 'icon.png');
await rm(join(ASSETS, 'tray'), { recursive: true, force: true });
for (const set of TRAY_SETS) {
  await mkdir(join(ASSETS, 'tray', set.name), { recursive: true });
  for (const state of TRAY_STATES) {
    for (const { ending, px } of set.sizes) {
      await draw(page, traySvg(icon, state, set), px, `tray/${set.name}/${state}${ending}.png`);
    }
  }
}
await browser.close();
