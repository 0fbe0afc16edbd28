import type { Cause, DefectCode, Judgement, JudgementValue } from '../../shared/domain-words.ts';
import type { SessionFact } from './session-facts.ts';

/** What a person said of the goods: of the whole box, or of one return in it. */
export type Said = {
  choice: 'damaged' | 'swapped' | null;
  codes: DefectCode[];
  /** null: nobody said; the code's own cause stands. */
  cause: Cause | null;
  /** What was set by hand; the rest is filled from codes. */
  judged: Partial<Record<Judgement, JudgementValue>>;
};

/** `box` holds for every return in it; `ofReturn` is said of one and goes before it. */
export type AllSaid = { box: Said; ofReturn: ReadonlyMap<string, Said> };

export const NOTHING_SAID: Said = { choice: null, codes: [], cause: null, judged: {} };

/** What is said of one return: its own, over what was said of the whole box. null = the box itself. */
export function saidOf({ box, ofReturn }: AllSaid, returnId: string | null): Said {
  const own = returnId === null ? undefined : ofReturn.get(returnId);
  if (own === undefined) return box;
  return {
    choice: own.choice ?? box.choice,
    codes: [...new Set([...box.codes, ...own.codes])],
    cause: own.cause ?? box.cause,
    judged: { ...box.judged, ...own.judged },
  };
}

type SayingFact = Extract<SessionFact, { kind: 'chosen' | 'coded' | 'caused' | 'judged' }>;

export function hear(said: Said, fact: SayingFact): Said {
  switch (fact.kind) {
    case 'chosen':
      return { ...said, choice: fact.choice };
    case 'coded': {
      const others = said.codes.filter((code) => code !== fact.code);
      return { ...said, codes: fact.isSet ? [...others, fact.code] : others };
    }
    case 'caused':
      return { ...said, cause: fact.cause };
    case 'judged':
      return { ...said, judged: { ...said.judged, [fact.judgement]: fact.value } };
  }
}
