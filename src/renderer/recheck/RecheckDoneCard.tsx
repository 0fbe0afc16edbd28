import type { RecheckDone, RecheckPair } from '../../shared/recheck.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { JudgedTwice } from './JudgedTwice.tsx';
import styles from './RecheckDoneCard.module.css';

const saidOf = ({ agrees }: RecheckPair): 'doneAgree' | 'doneDiffer' | 'doneGone' =>
  agrees === null ? 'doneGone' : agrees ? 'doneAgree' : 'doneDiffer';

/** What came of it: both judgements side by side, now that neither can colour the other, and where the goods go. */
export const RecheckDoneCard = ({ done, onNext }: { done: RecheckDone; onNext: () => void }) => {
  const { t } = useTranslation();
  const { pair, putTo } = done;
  return (
    <section className={styles.card} data-agrees={String(pair.agrees)} role="status">
      <h2 className={styles.title}>{t(`recheck.${saidOf(pair)}`)}</h2>
      <p className={styles.what}>
        <WaybillText waybill={pair.waybill} />
        <span>{showText(pair.title)}</span>
      </p>
      <JudgedTwice pair={pair} />
      {pair.second === null ? null : (
        <p className={styles.place}>{putTo === null ? t('recheck.stays') : t('recheck.putTo', { place: putTo })}</p>
      )}
      <PressButton kind="strong" onPress={onNext}>
        {t('recheck.next')}
      </PressButton>
    </section>
  );
};
