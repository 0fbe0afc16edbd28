import { IconCamera } from '@tabler/icons-react';
import type { Shot } from '../../shared/domain-words.ts';
import type { NextStep, SessionView } from '../../shared/session.ts';
import { wordDoubt } from '../evidence/picture-words.ts';
import { useTranslation } from '../ui/words-context.ts';
import { nthOf } from './box-returns.ts';
import styles from './ShotStep.module.css';

type ShotStepProps = { session: SessionView; asked: Extract<NextStep, { step: 'take-shot' }> };

/** Only the next missing photo, large, with a meter of how many are there; of several returns it names the one it shows. */
export const ShotStep = ({ session, asked }: ShotStepProps) => {
  const { t } = useTranslation();
  const required = session.shots.filter(({ isRequired }) => isRequired);
  const named = (what: string, returnId: string | null): string => {
    const n = nthOf(session, returnId);
    return n === null ? what : t('odd.nthSays', { n, what });
  };
  const shot = t(`shot.${asked.shot}`);
  const label = session.meter.find(({ item }) => item === asked.shot);
  const why = asked.again === undefined ? null : wordDoubt(t, asked.shot, asked.again, label?.value ?? null);
  const isAsked = (one: { shot: Shot; returnId: string | null }): boolean =>
    one.shot === asked.shot && one.returnId === asked.returnId;
  return (
    <section className={styles.step}>
      <div className={styles.row}>
        <IconCamera size={56} stroke={1.5} aria-hidden="true" className={styles.icon} />
        <h2 className={styles.shot} aria-live="polite">
          {named(t(asked.again === undefined ? 'next.takeShot' : 'picture.again', { shot }), asked.returnId)}
        </h2>
        <p className={styles.meter}>{t('judge.meter', { done: asked.done, of: asked.of })}</p>
      </div>
      <p className={styles.hint}>{why ?? t(`shotHint.${asked.shot}`)}</p>
      <p className={styles.how}>
        <strong>{t('next.takeShotHow')}</strong>
        <span>{t(asked.again === undefined ? 'next.takeShotElse' : 'picture.goOn')}</span>
      </p>
      <ol className={styles.cells}>
        {required.map((one) => (
          <li
            key={`${one.shot} ${one.returnId ?? ''}`}
            className={styles.cell}
            data-state={isAsked(one) ? 'now' : one.count > 0 ? 'done' : 'open'}
          >
            {named(t(`shot.${one.shot}`), one.returnId)}
          </li>
        ))}
      </ol>
    </section>
  );
};
