import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createI18n, switchLanguage } from '../../../src/renderer/ui/i18n.ts';
import { rememberWords, useTranslation } from '../../../src/renderer/ui/words-context.ts';
import { WordsProvider } from '../../../src/renderer/ui/WordsProvider.tsx';

let drawn = 0;
const Sign = () => {
  const { t } = useTranslation();
  drawn += 1;
  return (
    <p>
      {t('wait.prompt')} · {t('box.group', { n: drawn, of: 9 })}
    </p>
  );
};

describe('the words of the window', () => {
  it('are drawn anew in the language it is switched to, and back', async () => {
    const words = createI18n('zh');
    render(
      <WordsProvider words={words}>
        <Sign />
      </WordsProvider>,
    );
    const zh = screen.getByText(/9/).textContent;
    await act(() => switchLanguage(words, 'en'));
    expect(screen.getByText(/9/).textContent).toContain(words.getFixedT('en')('wait.prompt'));
    await act(() => switchLanguage(words, 'zh'));
    expect(zh).toContain(words.getFixedT('zh')('wait.prompt'));
    expect(screen.getByText(/9/).textContent).toContain(words.getFixedT('zh')('wait.prompt'));
  });

  it('are looked up once, but for those with something in them', () => {
    const words = createI18n('en');
    let asked = 0;
    const counting = new Proxy(words.getFixedT('en'), {
      apply: (target, self: unknown, args: unknown[]): unknown => {
        asked += 1;
        return Reflect.apply(target, self, args);
      },
    });
    const t = rememberWords(counting);
    expect([t('wait.prompt'), t('wait.prompt')]).toEqual([counting('wait.prompt'), counting('wait.prompt')]);
    expect(asked).toBe(3);
    expect(t('box.group', { n: 1, of: 2 })).not.toBe(t('box.group', { n: 2, of: 2 }));
    expect(asked).toBe(5);
  });

  it('are missed loudly outside of their provider', () => {
    expect(() => render(<Sign />)).toThrow('no words in this tree');
  });
});
