import { useEffect, useState } from 'react';
import type { PeopleRead, Person, PersonInput } from '../../shared/people.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

export type Said =
  | { what: 'saved' | 'unlocked' | 'badge'; name: string }
  | { what: 'read'; read: PeopleRead }
  | { what: 'refused'; code: ErrorCode };

/** The people of this bench, and what can be done with them; what came of the last thing is `said`. */
export const usePeople = () => {
  const station = useStation();
  const [people, setPeople] = useState<readonly Person[] | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const isRefused = (answer: Result<unknown> | null): answer is null | { ok: false; error: { code: ErrorCode } } => {
    if (answer?.ok === true) return false;
    setSaid({ what: 'refused', code: answer === null ? 'internal' : answer.error.code });
    return true;
  };
  useEffect(() => {
    let isWanted = true;
    void station
      .peopleList(undefined)
      .catch(() => null)
      .then((answer) => {
        if (!isWanted) return;
        if (answer?.ok === true) setPeople(answer.value);
        else setSaid({ what: 'refused', code: answer === null ? 'internal' : answer.error.code });
      });
    return () => {
      isWanted = false;
    };
  }, [station]);

  return {
    people,
    said,
    forget: () => {
      setSaid(null);
    },
    /** True when it was stored. */
    save: async (input: PersonInput): Promise<boolean> => {
      const answer = await station.peopleSave(input).catch(() => null);
      if (isRefused(answer)) return false;
      setPeople(answer.value);
      setSaid({ what: 'saved', name: input.name });
      return true;
    },
    unlock: async ({ id, name }: Person): Promise<void> => {
      const answer = await station.peopleUnlock({ id }).catch(() => null);
      if (isRefused(answer)) return;
      setPeople(answer.value);
      setSaid({ what: 'unlocked', name });
    },
    badge: async ({ id, name }: Person, how: 'pdf' | 'paper'): Promise<void> => {
      const answer = await station.peopleBadge({ id, how }).catch(() => null);
      if (isRefused(answer)) return;
      setSaid({ what: 'badge', name });
      const { file } = answer.value;
      if (file !== null) await station.fileShow({ folder: 'print', file }).catch(() => null);
      const again = await station.peopleList(undefined).catch(() => null);
      if (again?.ok === true) setPeople(again.value);
    },
    readList: async (file: Blob): Promise<void> => {
      const answer = await station.peopleRead({ csv: await file.text() }).catch(() => null);
      if (isRefused(answer)) return;
      const again = await station.peopleList(undefined).catch(() => null);
      if (again?.ok === true) setPeople(again.value);
      setSaid({ what: 'read', read: answer.value });
    },
  };
};
