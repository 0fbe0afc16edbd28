import type { DisputeView } from '../../shared/dispute.ts';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './DisputePane.module.css';

/** What goes on beside a dispute: the claim against the courier, and the other returns of its order. */
export const DisputeBeside = ({ view, onOpen }: { view: DisputeView; onOpen: (inspectionId: string) => void }) => {
  const { t } = useTranslation();
  const { claim, linked, item } = view;
  return (
    <>
      {claim === null ? null : (
        <p className={styles.beside}>
          <strong>{t('disputes.claim')}</strong>
          <span>{t(`registerState.${claim.state}`)}</span>
          {claim.amountCents === null ? null : <span>{formatMoney(claim.amountCents, item.currency)}</span>}
          <span className={styles.soft}>{t('disputes.claimWhere')}</span>
        </p>
      )}
      {linked.length === 0 ? null : (
        <div className={styles.linked}>
          <h4 className={styles.small}>{t('disputes.linked')}</h4>
          <ul className={styles.facts}>
            {linked.map(({ returnId, returnNo, state, hasSameGoods, inspectionId, dispute, ...sum }) => (
              <li key={returnId} className={styles.beside}>
                <strong data-copy="">{showText(returnNo)}</strong>
                <span>{t(`returnState.${state}`)}</span>
                <span>{formatMoney(sum.amountCents, sum.currency)}</span>
                {hasSameGoods ? <span>{t('disputes.sameGoods')}</span> : null}
                {dispute === null ? null : <span>{`${t('disputes.title')} ${t(`disputeState.${dispute}`)}`}</span>}
                {inspectionId === null || inspectionId === item.inspectionId ? null : (
                  <PressButton
                    label={`${t('disputes.openLinked')} ${returnNo}`}
                    onPress={() => {
                      onOpen(inspectionId);
                    }}
                  >
                    {t('disputes.openLinked')}
                  </PressButton>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};
