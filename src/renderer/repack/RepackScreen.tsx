import type { RepackView } from '../../shared/repack.ts';
import type { BenchView } from '../../shared/session.ts';
import { CameraPane } from '../evidence/CameraPane.tsx';
import type { Capture } from '../evidence/use-capture.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { HandBox } from '../session/HandBox.tsx';
import { PanelCard } from '../session/PanelCard.tsx';
import { panelDoors } from '../session/panel-doors.ts';
import type { Doors } from '../session/panel-doors.ts';
import type { Bench } from '../session/use-bench.ts';
import { GoodsPicture } from '../ui/GoodsPicture.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { PayerButtons } from './PayerButtons.tsx';
import styles from './RepackScreen.module.css';

// repack (window's side): goods that stay the buyer's, packed before the camera. Scans and keys are the bench's; the station
// says what is next.

type RepackScreenProps = {
  bench: Bench;
  view: BenchView & { repack: RepackView };
  capture: Capture;
  misread: UnreadableBurst | null;
  dismissMisread: () => void;
  doors: Doors;
};

const Goods = ({ repack }: { repack: RepackView }) => {
  const { t } = useTranslation();
  return (
    <ul className={`${styles.goods} ${more.scroll}`} aria-label={t('repack.goods')}>
      {repack.goods.map(({ sku, name, picture, units }) => (
        <li key={`${sku} ${name}`} className={styles.line}>
          <GoodsPicture url={picture} isSmall />
          <span className={styles.name}>{showText(name)}</span>
          <strong className={styles.units}>{t('repack.units', { n: units })}</strong>
        </li>
      ))}
      {repack.staying === 0 ? null : <li className={styles.staying}>{t('repack.staying', { n: repack.staying })}</li>}
    </ul>
  );
};

/** What needs an ear now: what was not taken, else the next step. */
const Word = ({ bench, view, misread, dismissMisread, doors }: Omit<RepackScreenProps, 'capture'>) => {
  const { t } = useTranslation();
  const ways = panelDoors(bench, doors, dismissMisread);
  if (misread !== null) return <PanelCard panel={{ kind: 'misread', why: misread }} isCompact {...ways} />;
  if (view.panel !== null) return <PanelCard panel={view.panel} isCompact {...ways} />;
  const { refusal } = bench;
  if (refusal !== null) {
    return (
      <RefusalNote
        key={refusal.n}
        code={refusal.code}
        scanned={refusal.scanned}
        onDismiss={() => {
          bench.dismissRefusal();
        }}
      />
    );
  }
  const { step } = view.repack;
  return (
    <p className={styles.next} aria-live="polite">
      <span className={styles.label}>{t('next.title')}</span>
      <span>
        <strong className={styles.what}>{t(`repack.next.${step}`)}</strong>
        {step === 'scan-waybill' ? <span className={styles.how}>{t('repack.how')}</span> : null}
      </span>
    </p>
  );
};

/** Goods are packed for their buyer: the camera on the left; what goes, under which number, who pays on the right. */
export const RepackScreen = (props: RepackScreenProps) => {
  const { bench, view, capture } = props;
  const { t } = useTranslation();
  const { repack } = view;
  return (
    <main className={styles.screen}>
      <div className={styles.left}>
        <CameraPane capture={capture} />
      </div>
      <section className={styles.right} aria-label={t('repack.title')}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t('repack.title')}</h1>
          <p className={styles.facts}>
            <span>
              {t('repack.from')} <WaybillText waybill={repack.waybill} />
            </span>
            {repack.buyer === '' ? null : <span>{`${t('repack.buyer')} ${showText(repack.buyer)}`}</span>}
            {repack.place === null ? null : <span>{`${t('repack.place')} ${showText(repack.place)}`}</span>}
          </p>
        </header>
        <Goods repack={repack} />
        <div className={styles.fact} data-missing={repack.sentWaybill === null}>
          <span className={styles.label}>{t('repack.waybill')}</span>
          {repack.sentWaybill === null ? (
            <span className={styles.notYet}>{t('repack.notYet')}</span>
          ) : (
            <WaybillText waybill={repack.sentWaybill} size="large" />
          )}
        </div>
        {repack.sentWaybill === null ? <HandBox what="sent" onTyped={bench.scan} /> : null}
        <div className={styles.say}>
          <Word {...props} />
        </div>
        <PayerButtons repack={repack} onCommand={bench.command} />
      </section>
    </main>
  );
};
