import type { RecheckPair } from '../../shared/recheck.ts';
import { showText } from '../ui/shown-text.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './JudgedTwice.module.css';

/** Both judgements of the same goods; whose they are stands nowhere here. */
export const JudgedTwice = ({ pair: { first, second } }: { pair: RecheckPair }) => {
  const { t } = useTranslation();
  const sides = [
    { name: t('recheck.first'), said: first, note: '' },
    { name: t('recheck.second'), said: second, note: second?.note ?? '' },
  ];
  return (
    <div className={styles.sides}>
      {sides.map(({ name, said, note }) => (
        <div key={name} className={styles.side}>
          <span className={styles.name}>{name}</span>
          {said === null ? (
            <strong>{t('recheck.gone')}</strong>
          ) : (
            <>
              <VerdictMark verdict={said.verdict} />
              <span>{said.codes.map((code) => t(`code.${code}`)).join(' · ')}</span>
            </>
          )}
          {note === '' ? null : <span className={styles.note}>{showText(note)}</span>}
        </div>
      ))}
    </div>
  );
};
