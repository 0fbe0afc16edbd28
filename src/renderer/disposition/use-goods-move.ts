import { useState } from 'react';
import type { Disposition, UnitView } from '../../shared/disposition.ts';
import { useSeatDoor } from '../people/seat-context.ts';
import { useSecondPerson } from '../people/use-second-person.ts';
import type { SecondPerson } from '../people/use-second-person.ts';
import { useSettings } from '../ui/settings-context.ts';
import { binFor, isBin, readBin } from './bins.ts';
import { offeredForAll } from './unit-groups.ts';
import type { Goods } from './use-goods.ts';

type MoveProblem = 'units' | 'disposition' | 'bin' | 'second';
type Moved = { n: number; disposition: Disposition; bin: string };

type GoodsMove = {
  picked: ReadonlySet<string>;
  toggle: (unitId: string) => void;
  pickAll: () => void;
  offered: readonly Disposition[];
  chosen: Disposition | null;
  choose: (disposition: Disposition) => void;
  bin: string;
  setBin: (bin: string) => void;
  second: string;
  setSecond: (second: string) => void;
  /** Where the bench has people the second one proves who they are; null where a number is enough. */
  witness: SecondPerson | null;
  problem: MoveProblem | null;
  moved: Moved | null;
  go: () => void;
};

const OPERATOR_NO = /^[A-Za-z0-9]{1,12}$/;

/** Which units go where, while a person says so; handed over whole. */
export const useGoodsMove = ({ units: known, move }: Goods): GoodsMove => {
  const { settings } = useSettings();
  const [pickedIds, setPickedIds] = useState<ReadonlySet<string>>(new Set());
  const [choice, setChoice] = useState<Disposition | null>(null);
  const [bin, setBin] = useState('');
  const [second, setSecond] = useState('');
  const hasPeople = useSeatDoor().seat?.hasPeople === true;
  const [problem, setProblem] = useState<MoveProblem | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);

  const movable = (known ?? []).filter(({ disposition }) => disposition !== 'scrap');
  const units: readonly UnitView[] = movable.filter(({ id }) => pickedIds.has(id));
  const offered = offeredForAll(units);
  const chosen = choice !== null && offered.includes(choice) ? choice : null;
  const witness = useSecondPerson(hasPeople && chosen === 'scrap');
  const say = (): void => {
    setProblem(null);
    setMoved(null);
  };

  const check = (): MoveProblem | null => {
    if (units.length === 0) return 'units';
    if (chosen === null) return 'disposition';
    if (!isBin(readBin(bin))) return 'bin';
    if (chosen === 'scrap' && hasPeople) return witness.proof === null ? 'second' : null;
    // The station knows who sits here; it refuses the same number twice.
    const no = second.trim();
    return chosen === 'scrap' && (!OPERATOR_NO.test(no) || no === settings.operatorNo) ? 'second' : null;
  };

  const go = (): void => {
    const found = check();
    setMoved(null);
    setProblem(found);
    if (found !== null || chosen === null) return;
    const done = { n: units.length, disposition: chosen, bin: readBin(bin) };
    const secondOperatorNo = chosen === 'scrap' && !hasPeople ? second.trim() : null;
    const proven = chosen === 'scrap' && hasPeople && witness.proof !== null ? { second: witness.proof } : {};
    const unitIds = units.map(({ id }) => id);
    void move({ unitIds, disposition: chosen, bin: done.bin, secondOperatorNo, ...proven }).then((isDone) => {
      witness.forgetPin();
      if (!isDone) return;
      setMoved(done);
      setPickedIds(new Set());
      setChoice(null);
      setBin('');
      setSecond('');
      witness.forget();
    });
  };

  return {
    picked: new Set(units.map(({ id }) => id)),
    toggle: (unitId) => {
      say();
      setPickedIds((before) => {
        const next = new Set(before);
        if (!next.delete(unitId)) next.add(unitId);
        return next;
      });
    },
    pickAll: () => {
      say();
      setPickedIds(new Set(movable.map(({ id }) => id)));
    },
    offered,
    chosen,
    choose: (disposition) => {
      say();
      setChoice(disposition);
      setBin(binFor(settings, disposition));
    },
    bin,
    setBin: (typed) => {
      say();
      setBin(typed);
    },
    second,
    setSecond: (typed) => {
      say();
      setSecond(typed);
    },
    witness: hasPeople ? witness : null,
    problem,
    moved,
    go,
  };
};
