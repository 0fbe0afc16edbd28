import type { Verdict } from '../../shared/domain-words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** The screen's three shapes: tick, diamond, cross. Told apart without colour. */
export const verdictShape = (verdict: Verdict, sizeMm: number): Html => {
  switch (verdict) {
    case 'intact':
      return html`<svg width="${sizeMm}mm" height="${sizeMm}mm" viewBox="0 0 24 24">
        <circle cx="12" cy="12" r="12" fill="#0a5c35" />
        <path d="M6 12.5l4.2 4.2L18 8.6" fill="none" stroke="#fff" stroke-width="3" />
      </svg>`;
    case 'damaged':
      return html`<svg width="${sizeMm}mm" height="${sizeMm}mm" viewBox="0 0 24 24">
        <path d="M12 0l12 12-12 12L0 12z" fill="#ffb224" stroke="#000" stroke-width="1" />
      </svg>`;
    case 'swapped':
      return html`<svg width="${sizeMm}mm" height="${sizeMm}mm" viewBox="0 0 24 24">
        <rect width="24" height="24" rx="3" fill="#a3141b" />
        <path d="M6 6l12 12M18 6L6 18" stroke="#fff" stroke-width="3.4" />
      </svg>`;
  }
};
