import { findCutTexts } from '../support/page-checks.ts';
import type { World } from './world.ts';

export async function zoomBy(world: World, factor: number): Promise<void> {
  await world.app.evaluate(({ BrowserWindow }, by) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by);
  }, factor);
  await world.page.waitForTimeout(600);
}

/** Live buttons and fields that can't be brought into sight by scrolling. */
const findUnreachable = (world: World): Promise<string[]> =>
  world.page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'main button, main input, main select, main textarea, [role=dialog] button',
      ),
    ]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        one.scrollIntoView({ block: 'center', inline: 'center' });
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
      })
      .map((one) => `out of reach: ${(one.getAttribute('aria-label') ?? one.textContent).slice(0, 60)}`),
  );

/** What of the screen as it stands is cut or out of reach at 200 %; the window is left as it was. */
export async function findLostAt200(world: World): Promise<string[]> {
  await world.resize(1366, 768);
  await zoomBy(world, 2);
  const lost = [...(await findCutTexts(world.page)), ...(await findUnreachable(world))];
  await zoomBy(world, 1);
  return lost;
}
