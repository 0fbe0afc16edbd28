import { CameraPane } from '../evidence/CameraPane.tsx';
import type { Capture } from '../evidence/use-capture.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { HandBox } from './HandBox.tsx';
import { panelDoors } from './panel-doors.ts';
import type { Doors } from './panel-doors.ts';
import { PanelCard } from './PanelCard.tsx';
import { RecentParcels } from './RecentParcels.tsx';
import type { Bench } from './use-bench.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import styles from './WaitingScreen.module.css';

type WaitingScreenProps = {
  bench: Bench;
  capture: Capture;
  /** A burst of keys that was no scan: never reached the station. */
  misread: UnreadableBurst | null;
  dismissMisread: () => void;
  isTraining: boolean;
  doors: Doors;
};

/** No box is open: the biggest thing says what to do, and what the last scan led to. */
export const WaitingScreen = ({ bench, capture, misread, dismissMisread, isTraining, doors }: WaitingScreenProps) => {
  const { t } = useTranslation();
  const { view, refusal } = bench;
  const panel = view?.panel ?? null;
  const ways = panelDoors(bench, doors, dismissMisread);
  const isPlain = panel === null && misread === null && refusal === null;
  return (
    <main className={styles.screen}>
      <section className={styles.hero}>
        <div className={styles.say} aria-live="polite">
          <h1 className={styles.prompt} data-small={!isPlain}>
            {isPlain ? t('wait.prompt') : t('wait.promptNext')}
          </h1>
          {isPlain ? <p className={styles.teach}>{t('wait.teach')}</p> : null}
          {misread !== null ? (
            <PanelCard panel={{ kind: 'misread', why: misread }} {...ways} />
          ) : panel !== null ? (
            <PanelCard panel={panel} {...ways} />
          ) : refusal !== null ? (
            <RefusalNote
              key={refusal.n}
              code={refusal.code}
              scanned={refusal.scanned}
              size="large"
              onDismiss={bench.dismissRefusal}
            />
          ) : null}
        </div>
      </section>
      <div className={styles.camera}>
        <CameraPane capture={capture} isSmall />
        <HandBox what="waybill" onTyped={bench.scan} />
      </div>
      <RecentParcels
        parcels={view?.recent ?? null}
        isTraining={isTraining}
        onReopen={bench.reopen}
        onUndo={() => {
          bench.command('UNDO');
        }}
        onView={doors.onView}
      />
    </main>
  );
};
