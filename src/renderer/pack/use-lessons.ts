import { useEffect, useState } from 'react';
import type { Lesson, LessonWord } from '../../shared/dispute.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

export type Lessons = {
  /** What is proposed first; null when nothing is. */
  first: Lesson | null;
  /** How many more there are. */
  more: number;
  refusal: ErrorCode | null;
  /** Says the word to the first one. */
  answer: (word: LessonWord) => void;
};

/** What rulings teach the checklists: proposed one after the other. */
export const useLessons = (isOnScreen: boolean): Lessons => {
  const station = useStation();
  const [lessons, setLessons] = useState<readonly Lesson[]>([]);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const take = (result: Result<Lesson[]>): void => {
    setRefusal(result.ok ? null : result.error.code);
    if (result.ok) setLessons(result.value);
  };
  useEffect(() => {
    if (!isOnScreen) return undefined;
    let isWanted = true;
    station.lessonList(undefined).then(
      (result) => {
        if (isWanted) take(result);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, isOnScreen]);
  const [first = null, ...others] = lessons;
  return {
    first,
    more: others.length,
    refusal,
    answer: (word) => {
      if (first === null) return;
      station.lessonAnswer({ key: first.key, word }).then(take, () => {
        setRefusal('internal');
      });
    },
  };
};
