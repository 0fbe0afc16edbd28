import { MARKETS } from '../../shared/advice.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Lessons } from './use-lessons.ts';
import styles from './LessonCard.module.css';

/** What rulings teach: one key takes it into the checklist. */
export const LessonCard = ({ lessons, hasKey }: { lessons: Lessons; hasKey: boolean }) => {
  const { t } = useTranslation();
  const { first, more, refusal, answer } = lessons;
  if (first === null) return refusal === null ? null : <RefusalNote code={refusal} />;
  const { cases, item, platform, reason, category, verdict } = first;
  const known = MARKETS.find((one) => one === platform);
  return (
    <div className={styles.card} role="status">
      <p>
        <strong>{t('disputes.lesson', { n: cases, item: t(`meter.item.${item}`) })}</strong>
      </p>
      <p className={styles.of}>
        {t('disputes.lessonOf', {
          platform: known === undefined || known === '' ? showText(platform) : t(`checklist.platformName.${known}`),
          reason: t(`reason.${reason}`),
          category: t(`category.${category}`),
          verdict: t(`verdict.${verdict}`),
        })}
        {more === 0 ? null : ` · ${t('disputes.lessonMore', { n: more })}`}
      </p>
      <div className={styles.acts}>
        <PressButton
          {...(hasKey ? { keyName: 'F12' } : {})}
          onPress={() => {
            answer('accepted');
          }}
        >
          {t('disputes.lessonAccept')}
        </PressButton>
        <PressButton
          kind="quiet"
          onPress={() => {
            answer('dismissed');
          }}
        >
          {t('disputes.lessonDismiss')}
        </PressButton>
      </div>
      {refusal === null ? null : <RefusalNote code={refusal} />}
    </div>
  );
};
