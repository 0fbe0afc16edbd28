import type { TFunction } from 'i18next';
import type { SessionView } from '../../shared/session.ts';
import { DIGITS } from './keypad.ts';
import { nthOf, steppedReturn } from './box-returns.ts';

/** The next step in a sentence; `how` is the small line under it, null when the sentence says all. */
type NextWords = { what: string; how: string | null };

/** What the bench waits for, in words; in a box with several returns it says of which. `holdBin` is where F4 puts them. */
export const wordNextStep = (t: TFunction, session: SessionView, holdBin: string): NextWords => {
  const { what, how } = wordStep(t, session, holdBin);
  const about = steppedReturn(session);
  const n = nthOf(session, about?.id ?? null);
  if (n === null || about === null) return { what, how };
  // F2 and the codes are said of the return in focus: sent there first, so that they don't land on another one.
  const isNamed = session.next.step === 'choose-code' || session.next.step === 'confirm-codes';
  if (!isNamed || about.id === session.focusId) return { what: t('odd.nthSays', { n, what }), how };
  const isUnnamed = session.next.step === 'choose-code';
  return { what: isUnnamed ? t('odd.goName', { n }) : t('odd.goConfirm', { n }), how: t('odd.goHow', { n }) };
};

const wordStep = (t: TFunction, session: SessionView, holdBin: string): NextWords => {
  const lines = session.returns.flatMap((expected) => expected.lines);
  const { next } = session;
  switch (next.step) {
    case 'scan-line': {
      const index = lines.findIndex(({ id }) => id === next.lineId);
      const line = lines[index];
      const name = line?.name ?? '';
      if (line?.isCountedByKey !== true) return { what: t('next.scanLine', { name }), how: null };
      return index < DIGITS
        ? { what: t('next.countLine', { name, n: index + 1 }), how: null }
        : { what: t('next.countLineMany', { name }), how: null };
    }
    case 'scan-serial':
      return {
        what: t('next.scanSerial', { name: lines.find(({ id }) => id === next.lineId)?.name ?? '' }),
        how: null,
      };
    case 'judge':
      return { what: lines.length === 0 ? t('next.judgeFree') : t('next.judge'), how: null };
    case 'choose-code':
      return { what: t('next.chooseCode'), how: null };
    case 'confirm-codes':
      return { what: t('next.confirmCodes', { key: 'F2' }), how: null };
    case 'take-shot':
      return {
        what: t(next.again === undefined ? 'next.takeShot' : 'picture.again', { shot: t(`shot.${next.shot}`) }),
        how: t('next.takeShotHow'),
      };
    case 'scan-bin':
      return { what: t('next.scanBin'), how: t('next.scanBinHow', { bin: holdBin }) };
    case 'close':
      return { what: t('next.close'), how: null };
  }
};
