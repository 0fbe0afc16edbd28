import { IconCircleCheck, IconInfoCircle, IconShieldX } from '@tabler/icons-react';
import { GROUNDS } from '../../shared/advice.ts';
import type { Ground, Stance } from '../../shared/advice.ts';
import type { ReturnView } from '../../shared/session.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { wordConsequence } from './consequence-words.ts';
import type { AdviceRead } from './use-advice.ts';
import styles from './Grounds.module.css';

const ICONS: Record<Stance, typeof IconShieldX> = { against: IconShieldX, for: IconCircleCheck, known: IconInfoCircle };
/** The ways that have no button of their own. */
const ELSEWHERE = ['return-goods', 'more-time'] as const;

const OneGround = ({ ground }: { ground: Ground }) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const { stance, rule, source } = GROUNDS[ground.id];
  const Icon = ICONS[stance];
  return (
    <li className={styles.ground} data-stance={stance}>
      <Icon size={20} aria-hidden="true" className={styles.icon} />
      <div>
        <p className={styles.says}>
          <span className={styles.stance}>{t(`ground.stance.${stance}`)}</span>
          {t(`ground.says.${ground.id}`, {
            codes: ground.codes.map((code) => t(`code.${code}`)).join(' · '),
            category: ground.category === null ? '' : t(`category.${ground.category}`),
            at: ground.at === null ? '' : clockTime(ground.at, now),
          })}
          <span className={styles.source}>{`${t('ground.rule', { rule })} · ${t(`ground.source.${source}`)}`}</span>
        </p>
      </div>
    </li>
  );
};

type GroundsProps = { advice: AdviceRead; expectedReturn: ReturnView };

/** What law and platform say to refusing this case, and what the program can't do there; nothing here decides. */
export const Grounds = ({ advice, expectedReturn }: GroundsProps) => {
  const { t } = useTranslation();
  if (advice === null) return null;
  if (advice === 'failed') return <p className={styles.failed}>{t('ground.failed')}</p>;
  const elsewhere = ELSEWHERE.flatMap((way) => wordConsequence(t, advice, way, expectedReturn) ?? []);
  return (
    <section className={styles.grounds} aria-label={t('ground.title')}>
      {advice.grounds.length === 0 ? null : (
        <>
          <h2 className={styles.title}>
            {t('ground.title')} <span className={styles.about}>{t('ground.about')}</span>
          </h2>
          <ul className={styles.list}>
            {advice.grounds.map((ground) => (
              <OneGround key={ground.id} ground={ground} />
            ))}
          </ul>
        </>
      )}
      {elsewhere.length === 0 ? null : (
        <div className={styles.elsewhere}>
          <h2 className={styles.about}>{t('consequence.elsewhere')}</h2>
          {elsewhere.map((says) => (
            <p key={says}>{says}</p>
          ))}
        </div>
      )}
    </section>
  );
};
