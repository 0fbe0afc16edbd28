import { useState } from 'react';
import { GoodsMovePane } from '../disposition/GoodsMovePane.tsx';
import { GoodsSummary } from '../disposition/GoodsSummary.tsx';
import { useGoods } from '../disposition/use-goods.ts';
import { EvidenceGallery } from '../evidence/EvidenceGallery.tsx';
import { useEvidence } from '../evidence/use-evidence.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useStation } from '../ui/station-client.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './ParcelRecord.module.css';

type ParcelRecordProps = { inspectionId: string; waybill: string; onClose: () => void };

/** The record of a parcel that was inspected before: where its goods are, what was filmed, and what is missing. */
export const ParcelRecord = ({ inspectionId, waybill, onClose }: ParcelRecordProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const { evidence, isFailed } = useEvidence(station, inspectionId);
  const goods = useGoods(inspectionId);
  const [isMoving, setIsMoving] = useState(false);
  return (
    <Dialog title={<WaybillText waybill={waybill} size="large" />} size={960} onClose={onClose}>
      {isMoving ? (
        <GoodsMovePane
          goods={goods}
          onBack={() => {
            setIsMoving(false);
          }}
        />
      ) : (
        <>
          <GoodsSummary
            inspectionId={inspectionId}
            goods={goods}
            onMove={() => {
              setIsMoving(true);
            }}
          />
          {isFailed ? <p role="alert">{t('recordView.notFound')}</p> : null}
          {evidence === null ? null : (
            <>
              <p className={styles.gaps}>
                <strong>{t('recordView.gaps')}</strong>{' '}
                {evidence.gaps.length === 0
                  ? t('recordView.noGaps')
                  : evidence.gaps.map((gap) => t(`gap.${gap}`)).join(' · ')}
              </p>
              <EvidenceGallery evidence={evidence} inspectionId={inspectionId} />
            </>
          )}
        </>
      )}
    </Dialog>
  );
};
