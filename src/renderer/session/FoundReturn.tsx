import { IconCircleCheck, IconMapPin } from '@tabler/icons-react';
import type { ReturnHit } from '../../shared/return-search.ts';
import { GoodsPicture } from '../ui/GoodsPicture.tsx';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './FoundReturn.module.css';

type FoundReturnProps = {
  hit: ReturnHit;
  isInBox: boolean;
  onClaim: ((returnId: string) => void) | null;
  onRecord: (inspectionId: string, waybill: string) => void;
};

/** One return that was found: by what, what it is, whose, and where it lies. */
export const FoundReturn = ({ hit, isInBox, onClaim, onRecord }: FoundReturnProps) => {
  const { t } = useTranslation();
  const { parcel } = hit;
  const isJudged = parcel?.isJudged === true;
  const where = (): string => {
    if (parcel === null) return t('find.parcelNone');
    const waybill = { waybill: showText(parcel.waybill) };
    return isJudged ? t('find.parcelJudged', waybill) : t('find.parcelHere', waybill);
  };
  const whose = [
    hit.buyer === '' ? t('find.buyerNone') : showText(hit.buyer),
    ...(hit.phoneTail === null ? [] : [t('find.phoneTail', { tail: hit.phoneTail })]),
    ...(hit.shop === '' ? [] : [showText(hit.shop)]),
  ];
  return (
    <li className={styles.hit}>
      <GoodsPicture url={hit.picture} isSmall={false} />
      <div className={styles.words}>
        <p className={styles.goods}>
          <span className={styles.by}>{t(`foundBy.${hit.foundBy}`)}</span>
          <bdi className={styles.title}>{showText(hit.title)}</bdi>
        </p>
        <p className={styles.facts}>
          <bdi>{whose.join(' · ')}</bdi>
          <span>{t(`reason.${hit.reason}`)}</span>
          <span>{formatMoney(hit.amountCents, hit.currency)}</span>
          {hit.state === 'open' ? null : <strong>{t(`returnState.${hit.state}`)}</strong>}
        </p>
        <p className={styles.numbers} data-copy="">
          <span>{t('find.returned', { no: showText(hit.returnNo) })}</span>
          <span>{t('find.order', { no: showText(hit.orderNo) })}</span>
        </p>
        <p className={styles.where} data-judged={isJudged}>
          {isJudged ? <IconCircleCheck size={20} aria-hidden="true" /> : <IconMapPin size={20} aria-hidden="true" />}
          {where()}
        </p>
      </div>
      <div className={styles.acts}>
        {onClaim === null ? null : isInBox ? (
          <span className={styles.cannot}>{t('find.claimed')}</span>
        ) : isJudged ? (
          <span className={styles.cannot}>{t('find.judged')}</span>
        ) : (
          <PressButton
            kind="strong"
            onPress={() => {
              onClaim(hit.id);
            }}
          >
            {t('find.claim')}
          </PressButton>
        )}
        {parcel === null || parcel.inspectionId === null ? null : (
          <PressButton
            onPress={() => {
              if (parcel.inspectionId !== null) onRecord(parcel.inspectionId, parcel.waybill);
            }}
          >
            {t('find.record')}
          </PressButton>
        )}
      </div>
    </li>
  );
};
