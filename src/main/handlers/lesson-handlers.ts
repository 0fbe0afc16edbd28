import type { StationHandlers } from '../../shared/contract.ts';
import type { lessonCalls } from '../../shared/dispute.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What rulings teach the checklists. */
export function createLessonHandlers(deps: HandlerDeps): Pick<StationHandlers, keyof typeof lessonCalls> {
  const { run, clock, emit, changed } = deps;
  return {
    lessonList: () => run(({ lessons }) => ok(lessons.list(clock.now()))),
    lessonAnswer: ({ key, word }) =>
      run(({ lessons, who }) => {
        const answered = lessons.answer(key, word, who());
        if (!answered.ok) return answered;
        emit('settingsChanged', answered.value);
        changed();
        return ok(lessons.list(clock.now()));
      }),
  };
}
