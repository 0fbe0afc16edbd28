import { useEffect, useState } from 'react';
import type { BuyerOpened } from '../../shared/report.ts';
import { reasonWord } from '../../shared/report-words.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { wordDay } from './report-words.ts';
import styles from './BuyerDialog.module.css';

type Opened = { buyer: BuyerOpened } | { code: ErrorCode } | null;

const dayOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};

/** One buyer with what came back from them, unmasked: each opening is one call, and so one entry of the chain. */
export const BuyerDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const station = useStation();
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    let isGone = false;
    station.reportBuyer({ key: id }).then(
      (result) => {
        if (!isGone) setOpened(result.ok ? { buyer: result.value } : { code: result.error.code });
      },
      () => {
        if (!isGone) setOpened({ code: 'internal' });
      },
    );
    return () => {
      isGone = true;
    };
  }, [station, id]);

  const buyer = opened !== null && 'buyer' in opened ? opened.buyer : null;
  return (
    <Dialog
      title={buyer === null ? t('report.reading') : t('report.buyer', { name: showText(buyer.buyer) })}
      size={900}
      onClose={onClose}
    >
      {opened !== null && 'code' in opened ? (
        opened.code === 'unknown-return' ? (
          <p>{t('report.noBuyer')}</p>
        ) : (
          <RefusalNote code={opened.code} />
        )
      ) : null}
      {buyer === null ? null : (
        <div className={styles.buyer}>
          <p>
            {[
              showText(`${buyer.platform} · ${buyer.shop}`),
              ...(buyer.phoneTail === '' ? [] : [t('report.phoneTail', { tail: showText(buyer.phoneTail) })]),
            ].join(' · ')}
          </p>
          <p className={styles.opened}>{t('report.opened')}</p>
          <ul className={styles.returns} tabIndex={0}>
            {buyer.returns.map((one) => (
              <li key={`${one.inspectionId} ${one.returnNo}`} className={styles.row}>
                <span>{wordDay(dayOf(one.at), language)}</span>
                <VerdictMark verdict={one.verdict} />
                <span>{showText(one.reasonText === '' ? reasonWord(one.reason, language) : one.reasonText)}</span>
                <code data-copy="">{showText(one.waybill)}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
};
