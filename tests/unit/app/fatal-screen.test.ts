import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src/main/app/fatal-problem.ts';
import { fatalPage } from '../../../src/main/app/fatal-screen.ts';
import { AppError } from '../../../src/main/lib/app-error.ts';

const CODES = [
  'database-broken',
  'database-newer',
  'sqlite-unsupported',
  'data-dir-unwritable',
  'already-running',
  'bug',
] as const;

describe('the page of a fatal problem', () => {
  it.each(CODES)('%s says in both languages what happened, what is safe, what to do', (code) => {
    const page = fatalPage({ code, path: null, detail: 'why' }, '/data');
    expect(page.match(/<p class="en" lang="en">[^<]{20,}<\/p>/g)).toHaveLength(3);
    expect(page.match(/<p>[^<]*[\u4e00-\u9fff][^<]*<\/p>/g)).toHaveLength(3);
  });

  it('has words of its own for each problem', () => {
    const titles = CODES.map((code) => /<h1>(.*)<\/h1>/.exec(fatalPage({ code, path: null, detail: '' }, '/'))?.[1]);
    expect(new Set(titles).size).toBe(CODES.length);
  });

  it('names the folder and the file', () => {
    const page = fatalPage({ code: 'database-broken', path: '/data/app.db', detail: 'quick_check' }, '/data');
    for (const text of ['/data', '/data/app.db', 'quick_check']) expect(page).toContain(`<code>${text}</code>`);
  });

  it('shows names and messages as text only', () => {
    const page = fatalPage({ code: 'bug', path: `/a<b>&"'`, detail: '<img src=x onerror=alert(1)>' }, '/data');
    expect(page).not.toContain('<img');
    expect(page).toContain('/a&lt;b&gt;&amp;&quot;&#39;');
  });

  it('runs no script and loads nothing', () => {
    const page = fatalPage({ code: 'bug', path: null, detail: '' }, '/data');
    expect(page).not.toMatch(/<script|<link|<img|src=|href=/);
    const nonce = /style-src 'nonce-([^']+)'"/.exec(page)?.[1] ?? 'none';
    expect(page).toContain(`default-src 'none'; style-src 'nonce-${nonce}'`);
    expect(page).toContain(`<style nonce="${nonce}">`);
  });
});

describe('what a person is told about an exception', () => {
  it('is the screen of its code when there is one', () => {
    expect(problemOf(new AppError('database-newer', 'written by 9', '/data/app.db'))).toEqual({
      code: 'database-newer',
      path: '/data/app.db',
      detail: 'written by 9',
    });
  });

  it('is a bug otherwise', () => {
    expect(problemOf(new Error('oops'))).toEqual({ code: 'bug', path: null, detail: 'oops' });
    expect(problemOf('oops')).toEqual({ code: 'bug', path: null, detail: 'oops' });
  });
});
