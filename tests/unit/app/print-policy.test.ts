import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { printPolicy } from '../../../src/main/app/print-policy.ts';
import { helpCard } from '../../../src/main/print/help-card.ts';

describe('the policy of a printed page', () => {
  const { html } = helpCard('inspector', 'zh');
  const policy = printPolicy(html);

  it('allows the page’s own style sheet by its hash, and nothing else', () => {
    const style = html.slice(html.indexOf('<style>') + '<style>'.length, html.indexOf('</style>'));
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  });

  it('a page without a style gets a policy that allows none', () => {
    expect(printPolicy('<p>')).toMatch(/style-src 'sha256-[A-Za-z0-9+/=]+'/);
  });
});
