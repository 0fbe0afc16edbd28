import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Texts that are cut off on the page as it stands: wider or taller than the box that hides the rest. */
export async function findCutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    // What runs over a button's edge is not clipped, and still can't be read.
    for (const button of document.querySelectorAll<HTMLElement>('button')) {
      if (button.scrollWidth > button.clientWidth + 1) cut.push(`over its button: ${button.textContent.slice(0, 60)}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
      );
      if (
        !hasText ||
        style.visibility === 'hidden' ||
        element.closest('textarea, input, [aria-hidden="true"]') !== null
      )
        continue;
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const isHiding = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      const isCut =
        isHiding && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2);
      // A table of somebody else's columns is scrolled sideways; nothing else may be.
      const isOutside = element.closest('[data-sideways]') === null && (box.right > innerWidth + 1 || box.left < -1);
      if (isCut || isOutside) cut.push(`${element.tagName.toLowerCase()}: ${element.textContent.slice(0, 60)}`);
    }
    return cut;
  });
}

/** Buttons too small for a gloved finger (44 px, as the design asks). */
export async function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [role="button"]')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 && (width < 43.5 || height < 43.5);
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `${element.textContent.slice(0, 30)} ${Math.round(width)}×${Math.round(height)}`;
      }),
  );
}

/** What axe finds wrong, as short lines. Legacy mode: Electron has no second page for axe to work in. */
export async function findAxeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}
