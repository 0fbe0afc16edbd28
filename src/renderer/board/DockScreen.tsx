import { IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import type { DockAnswer, DockView } from '../../shared/board.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { useDock } from './use-dock.ts';
import styles from './DockScreen.module.css';

/** What the last scan did, large: nobody looks closer between two parcels. */
const LastScan = ({ last }: { last: DockAnswer | null }) => {
  const { t } = useTranslation();
  if (last === null) return <p className={styles.ready}>{t('dock.ready')}</p>;
  const { did, text, parcel } = last;
  return (
    <div className={styles.last} data-did={did} role="status">
      <strong className={styles.did}>{t(`dockDid.${did}`, { text })}</strong>
      {parcel === null ? <span>{showText(text)}</span> : <WaybillText waybill={parcel.waybill} />}
      {parcel === null ? null : (
        <span className={styles.kind} data-kind={parcel.kind}>
          {parcel.title === '' || parcel.kind !== 'return' ? t(`dockKind.${parcel.kind}`) : showText(parcel.title)}
        </span>
      )}
    </div>
  );
};

type RowsProps = { latest: DockView['latest']; onRemove: (waybill: string) => void };

const DockRows = ({ latest, onRemove }: RowsProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <ul className={styles.rows}>
      {latest.map(({ waybill, place, receivedAt, title, kind }) => (
        <li key={waybill} className={styles.row}>
          <strong className={styles.place}>{place ?? t('frame.noPlace')}</strong>
          <span className={styles.what}>
            <WaybillText waybill={waybill} />
            <span className={styles.title}>
              {title === '' || kind !== 'return' ? t(`dockKind.${kind}`) : showText(title)}
            </span>
          </span>
          <span>{clockTime(receivedAt, now)}</span>
          {asked === waybill ? (
            <span className={styles.sure}>
              <PressButton
                kind="strong"
                onPress={() => {
                  setAsked(null);
                  onRemove(waybill);
                }}
              >
                {t('dock.removeYes')}
              </PressButton>
              <PressButton
                onPress={() => {
                  setAsked(null);
                }}
              >
                {t('dock.removeNo')}
              </PressButton>
            </span>
          ) : (
            <PressButton
              kind="quiet"
              label={`${t('dock.remove')} ${waybill}`}
              onPress={() => {
                setAsked(waybill);
              }}
            >
              {t('dock.remove')}
            </PressButton>
          )}
        </li>
      ))}
    </ul>
  );
};

/** The receiver's screen: waybill after waybill, with the cage they go to; nothing is opened. */
export const DockScreen = () => {
  const { t } = useTranslation();
  const dock = useDock();
  const { view } = dock;
  return (
    <main className={styles.screen} aria-label={t('dock.title')}>
      <section className={styles.now}>
        <h1 className={styles.heading}>{t('dock.title')}</h1>
        <p className={styles.lead}>{t('dock.lead')}</p>
        <p className={styles.where} data-missing={dock.place === null}>
          <IconMapPin size={28} aria-hidden="true" />
          <span>{t('dock.place')}</span>
          <strong className={styles.cage}>{dock.place ?? t('dock.noPlace')}</strong>
        </p>
        {dock.place === null ? <p className={styles.lead}>{t('dock.noPlaceThen')}</p> : null}
        {dock.seated === null ? (
          <LastScan last={dock.last} />
        ) : (
          <div className={styles.last} data-did="place" role="status">
            <strong className={styles.did}>{t('dock.seated', { name: showText(dock.seated) })}</strong>
          </div>
        )}
        {dock.refusal === null ? null : <RefusalNote code={dock.refusal} />}
        <p className={styles.counts}>
          <strong>{t('dock.counted', { n: dock.counted })}</strong>
          <span>{t('dock.waiting', { n: view?.waiting ?? 0 })}</span>
        </p>
      </section>
      <section className={`${styles.list} ${more.scroll}`} aria-label={t('dock.latest')} tabIndex={0}>
        <h2 className={styles.latest}>{t('dock.latest')}</h2>
        {view?.latest.length === 0 ? <p className={styles.lead}>{t('dock.none')}</p> : null}
        <DockRows latest={view?.latest ?? []} onRemove={dock.remove} />
      </section>
    </main>
  );
};
