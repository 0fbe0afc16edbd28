import { describe, expect, it } from 'vitest';
import { documentOf, escapeText, html, markupOf } from '../../../src/main/print/html.ts';

describe('the template', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['"><img src=x onerror=alert(1)>', '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'],
    ["' onload='x", '&#39; onload=&#39;x'],
    ['`x`', '&#96;x&#96;'],
    ['&lt;', '&amp;lt;'],
    ['SF\u{202e}2654', 'SF⟨U+202E⟩2654'],
    ['a\u{0}b\u{200b}c', 'a⟨U+0000⟩b⟨U+200B⟩c'],
    ['男士衬衫 白 L', '男士衬衫 白 L'],
  ])('escapes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
    expect(markupOf(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('keeps its own markup and drops nothing', () => {
    const row = (name: string) => html`<li>${name}</li>`;
    const list = html`<ul>
      ${['<a>', 'b'].map(row)}${null}${3}
    </ul>`;
    expect(markupOf(list).replaceAll(/\s+/g, '')).toBe('<ul><li>&lt;a&gt;</li><li>b</li>3</ul>');
  });

  it('an object that only looks like markup is none', () => {
    const fake = { html: '<b>' } as unknown as string;
    expect(() => markupOf(html`${fake}`)).not.toThrow();
    expect(markupOf(html`${fake}`)).not.toContain('<b>');
  });

  it('escapes the title of a page', () => {
    const page = documentOf({ lang: 'zh-CN', title: '</title><script>', style: '', body: html`x` });
    expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
  });
});
