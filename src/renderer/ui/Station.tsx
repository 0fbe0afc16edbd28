import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { StatusView } from '../../shared/sync.ts';
import { useDecide } from '../decision/use-decide.ts';
import { EnlargeContext } from '../evidence/enlarge-context.ts';
import type { LargeView } from '../evidence/enlarge-context.ts';
import { useBoardAlerts } from '../board/use-board-alerts.ts';
import { BenchScreen } from '../session/BenchScreen.tsx';
import { keysOf } from '../session/bench-keys.ts';
import type { KeySlot, Screen, ShelfAct } from '../session/bench-keys.ts';
import { useKeys } from '../session/use-keys.ts';
import { useSeat } from '../session/use-seat.ts';
import { OverviewScreen } from '../overview/OverviewScreen.tsx';
import { useOverview } from '../overview/use-overview.ts';
import { SignInScreen } from '../people/SignInScreen.tsx';
import { useSeatDoor } from '../people/seat-context.ts';
import { usePresence } from '../people/use-presence.ts';
import { useSigning } from '../people/use-signing.ts';
import { usePackDesk } from '../pack/use-pack-desk.ts';
import { canMark, shelfActs } from '../shelf/shelf-filter.ts';
import { useShelf } from '../shelf/use-shelf.ts';
import { Bands } from './Bands.tsx';
import { KeyStrip } from './KeyStrip.tsx';
import { PageFailed } from './PageFailed.tsx';
import { PageGuard } from './PageGuard.tsx';
import {
  CasesScreen,
  DecideScreen,
  FindScreen,
  HelpDialog,
  ImportScreen,
  LargeViewDialog,
  ParcelRecord,
  SettingsScreen,
  ShelfScreen,
  SyncScreen,
} from './screens.ts';
import { useSettings } from './settings-context.ts';
import { useStation } from './station-client.ts';
import { ToneFlash } from './ToneFlash.tsx';
import { TopStrip } from './TopStrip.tsx';
import { useLiveValue } from './use-live-value.ts';
import { useNow } from './use-now.ts';
import { useTranslation } from './words-context.ts';
import styles from './Station.module.css';

const NO_KEYS: readonly KeySlot[] = [];

/** The window: two strips that never change their places, and the screen between them. */
export const Station = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useSettings();
  const [screen, setScreen] = useState<Screen>('bench');
  const [record, setRecord] = useState<{ inspectionId: string; waybill: string } | null>(null);
  const [recheckOf, setRecheckOf] = useState<string | null>(null);
  const [enlarged, setEnlarged] = useState<LargeView | null>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const openHelp = useCallback(() => {
    setIsHelpOpen(true);
  }, []);
  const closeDialogs = (): void => {
    setIsHelpOpen(false);
    setRecord(null);
    setEnlarged(null);
  };
  const [readStatus] = useState(() => () => station.syncStatus(undefined));
  const [onStatus] = useState(() => (listener: (status: StatusView) => void) => station.on('statusChanged', listener));
  const [status] = useLiveValue(readStatus, onStatus);
  const { isEmpty, isPinAsked, leave } = useSeatDoor();
  const isCovered = record !== null || enlarged !== null || isHelpOpen;
  const signing = useSigning();
  /** What is meant for the case in hand: a second person's badge, the label of new goods. */
  const desk = useRef<ReturnType<typeof useDecide> | null>(null);
  const hearSecondAtSync = useRef<(raw: string) => boolean>(() => false);
  usePresence();
  const seat = useSeat({
    // What a dialog covers is not counted blindly.
    isOnScreen: screen === 'bench' && !isCovered && !isEmpty && !isPinAsked,
    onSigning: (raw, onRefused) =>
      desk.current?.hear(raw) === true || hearSecondAtSync.current(raw) || signing.hear(raw, onRefused),
    onTorn: () => desk.current?.hearTorn() === true,
    onWake: () => {
      setScreen('bench');
      closeDialogs();
    },
  });
  const decide = useDecide(screen === 'decide', status?.toDecide ?? 0);
  useEffect(() => {
    desk.current = decide;
  });
  const now = useNow(1000);
  const { bench, capture, note } = seat;
  const shelf = useShelf(screen === 'shelf', bench.view);
  const packs = usePackDesk(screen === 'cases', (returnNo) => {
    decide.supplement.openOn(returnNo);
    setScreen('decide');
  });
  const overview = useOverview(screen === 'overview');
  useBoardAlerts();
  const slots =
    isEmpty || isPinAsked
      ? NO_KEYS
      : keysOf(
          {
            screen,
            view: bench.view,
            ...decide.keys,
            shelf: shelfActs(shelf),
            pack: packs.acts,
            overview: overview.acts,
          },
          now,
        );
  const onLeave = (): void => {
    void leave().then((code) => {
      if (code === null) closeDialogs();
      else bench.refuse(code);
      setScreen('bench');
    });
  };
  const onView = (inspectionId: string, waybill: string): void => {
    setRecord({ inspectionId, waybill });
  };
  const openFromShelf = (inspectionId: string): void => {
    setScreen('bench');
    bench.reopen(inspectionId);
  };
  const onShelfAct = (act: ShelfAct): void => {
    const { chosen } = shelf;
    if (act === 'hand-over') shelf.handOver();
    else if (chosen !== null && act === 'open') openFromShelf(chosen.inspectionId);
    else if (chosen !== null && act === 'record') onView(chosen.inspectionId, chosen.waybill);
    else if (chosen !== null && canMark(chosen)) shelf.toggle(chosen.inspectionId);
  };

  const onKey = ({ action }: KeySlot): void => {
    // What a dialog covers is not decided blindly: the key only clears the view. The pedal may always take a photo.
    const isPhoto = action.kind === 'command' && action.word === 'PHOTO';
    if (isCovered && !isPhoto) {
      closeDialogs();
      return;
    }
    switch (action.kind) {
      case 'command':
        bench.command(action.word);
        return;
      case 'camera':
        capture.nextCamera();
        return;
      case 'note':
        seat.toggleNote();
        return;
      case 'go':
        setScreen(action.screen);
        return;
      case 'shelf':
        onShelfAct(action.act);
        return;
      case 'pack':
        packs.act(action.act);
        return;
      case 'overview':
        overview.act(action.act);
        return;
      case 'choose':
        decide.choose(action.proposal);
        return;
      case 'submit':
        decide.submit();
        return;
      case 'word':
        decide.pressWord();
        return;
    }
  };
  useKeys(slots, onKey, () => {
    note.close();
    overview.leaveFull();
  });

  const goTo = (to: Screen) => (): void => {
    setScreen(to);
  };
  const middle = (): React.ReactNode => {
    switch (screen) {
      case 'bench':
        return (
          <BenchScreen
            bench={bench}
            capture={capture}
            photos={seat.photos}
            holdBin={settings.holdBin}
            misread={seat.misread}
            dismissMisread={seat.dismissMisread}
            note={note}
            isTraining={status?.isTraining === true}
            doors={{
              onView,
              onShelf: goTo('shelf'),
              onRecheck: (waybill) => {
                setRecheckOf(waybill);
                overview.go('rechecks');
                setScreen('overview');
              },
            }}
          />
        );
      case 'decide':
        return <DecideScreen decide={decide} onSync={goTo('sync')} />;
      case 'cases':
        return <CasesScreen desk={packs} />;
      case 'overview':
        return (
          <OverviewScreen
            overview={overview}
            status={status}
            doors={{
              onRecord: onView,
              onOpenBox: openFromShelf,
              onRepack: (inspectionId) => {
                setScreen('bench');
                bench.repack(inspectionId);
              },
              onShelf: goTo('shelf'),
              recheckOf,
            }}
          />
        );
      case 'find':
        return <FindScreen onRecord={onView} />;
      case 'import':
        return <ImportScreen />;
      case 'shelf':
        return <ShelfScreen shelf={shelf} onOpen={openFromShelf} onRecord={onView} />;
      case 'sync':
        return <SyncScreen status={status} earRef={hearSecondAtSync} />;
      case 'settings':
        return <SettingsScreen status={status} capture={capture} onImport={goTo('import')} />;
    }
  };
  return (
    <EnlargeContext value={setEnlarged}>
      <div className={styles.window}>
        <TopStrip
          screen={screen}
          status={status}
          isRecording={capture.recording !== null}
          onGo={setScreen}
          onHelp={openHelp}
          onLeave={onLeave}
        />
        <div className={styles.bands}>
          <Bands status={status} line={bench.line} />
        </div>
        <div className={styles.middle}>
          <PageGuard key={screen} fallback={<PageFailed />}>
            {isEmpty ? (
              <SignInScreen unheard={signing.unheard} refusal={signing.refusal} misread={seat.misread} />
            ) : (
              middle()
            )}
          </PageGuard>
          <ToneFlash flash={bench.flash} />
          {bench.line.unsent.length === 0 ? null : (
            <p className={styles.sending} role="status">
              {t('wait.sending', { n: bench.line.unsent.length })}
            </p>
          )}
        </div>
        <KeyStrip slots={slots} onKey={onKey} />
        <Suspense>
          {record === null ? null : (
            <ParcelRecord
              {...record}
              onClose={() => {
                setRecord(null);
              }}
            />
          )}
          {isHelpOpen ? (
            <HelpDialog
              onClose={() => {
                setIsHelpOpen(false);
              }}
            />
          ) : null}
          {enlarged === null ? null : (
            <LargeViewDialog
              view={enlarged}
              onLost={bench.refuse}
              onClose={() => {
                setEnlarged(null);
              }}
            />
          )}
        </Suspense>
      </div>
    </EnlargeContext>
  );
};
