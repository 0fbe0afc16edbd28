import { textOfVerdict } from '../shared/pack/verify-text.ts';
import type { Language } from '../shared/pack/verify-text.ts';
import type { Verdict } from '../shared/pack/verify-result.ts';
import { PAGE_WORDS } from './page-words.ts';

export type PanelState =
  | { kind: 'waiting' }
  | { kind: 'working'; percent: number }
  | { kind: 'done'; verdict: Verdict; name: string }
  | { kind: 'failed'; words: string };

/** What a person does in the panel. */
type PanelActions = {
  chooseFolder: () => void;
  chooseZip: () => void;
  switchLanguage: () => void;
};

/** Draws the panel. Everything is set as text: names and details come from whoever made the pack. */
export function drawPanel(panel: HTMLElement, state: PanelState, language: Language, actions: PanelActions): void {
  const words = PAGE_WORDS[language];
  const isBusy = state.kind === 'working';
  panel.lang = language === 'zh' ? 'zh-CN' : 'en';
  panel.dataset['state'] = state.kind === 'done' ? state.verdict.outcome : state.kind;
  panel.replaceChildren(
    element('div', 'bar', [
      element('h2', '', words.title),
      button(words.print, 'quiet', false, () => {
        window.print();
      }),
      button(words.otherLanguage, 'quiet', isBusy, actions.switchLanguage),
    ]),
    element('p', 'intro', words.intro),
    element('div', 'choose', [
      button(words.folder, 'main', isBusy, actions.chooseFolder),
      button(words.zip, 'main', isBusy, actions.chooseZip),
      element('span', 'drop', words.drop),
    ]),
    element('div', 'answer', answerOf(state, language)),
    element('p', 'trust', words.trust),
  );
}

function answerOf(state: PanelState, language: Language): Node[] {
  const words = PAGE_WORDS[language];
  switch (state.kind) {
    case 'waiting':
      return [];
    case 'working': {
      const bar = document.createElement('progress');
      bar.max = 100;
      bar.value = state.percent;
      bar.setAttribute('aria-label', words.working);
      return [element('p', 'working', `${words.working} ${state.percent} %`), bar];
    }
    case 'failed':
      return [element('p', 'headline', words.failed), element('p', 'where', state.words)];
    case 'done':
      return verdictOf(state.verdict, state.name, language);
  }
}

function verdictOf(verdict: Verdict, name: string, language: Language): Node[] {
  const words = PAGE_WORDS[language];
  const { headline, sentence, where, passed, facts } = textOfVerdict(verdict, language);
  const sign = verdict.outcome === 'sound' ? '✓' : '✗';
  return [
    element('p', 'headline', `${sign} ${headline}`),
    element('p', 'name', name),
    ...(sentence === '' ? [] : [element('p', 'sentence', sentence)]),
    ...where.map((line) => element('p', 'where', line)),
    ...listOf(words.facts, facts),
    ...listOf(words.passed, passed),
  ];
}

const listOf = (title: string, lines: readonly string[]): Node[] =>
  lines.length === 0
    ? []
    : [
        element('h3', '', title),
        element(
          'ul',
          '',
          lines.map((line) => element('li', '', line)),
        ),
      ];

function element(tag: string, className: string, content: string | readonly Node[]): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

function button(label: string, className: string, isOff: boolean, act: () => void): HTMLElement {
  const made = element('button', className, label) as HTMLButtonElement;
  made.type = 'button';
  made.disabled = isOff;
  made.addEventListener('click', act);
  return made;
}
