import { useState } from 'react';
import type { BenchView, SessionView } from '../../shared/session.ts';
import { CameraPane } from '../evidence/CameraPane.tsx';
import { EvidenceStrip } from '../evidence/EvidenceStrip.tsx';
import { PictureSay } from '../evidence/PictureSay.tsx';
import type { Capture } from '../evidence/use-capture.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { signAction } from './keypad.ts';
import { focusedReturn, isException } from './box-returns.ts';
import { BoxHead } from './BoxHead.tsx';
import { ExceptionPane } from './ExceptionPane.tsx';
import { FindPane } from './FindPane.tsx';
import { HandBox } from './HandBox.tsx';
import { MatchingPanel } from './MatchingPanel.tsx';
import { NoteBox } from './NoteBox.tsx';
import type { Doors } from './panel-doors.ts';
import { ReturnRail } from './ReturnRail.tsx';
import { Returns } from './Returns.tsx';
import { Say } from './Say.tsx';
import { Strangers } from './Strangers.tsx';
import { UnclaimedPane } from './UnclaimedPane.tsx';
import { VerdictButtons } from './VerdictButtons.tsx';
import type { Bench } from './use-bench.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './InspectScreen.module.css';

/** The note's box: open or not, and what becomes of what is typed in it. */
export type Note = {
  isOpen: boolean;
  draft: (text: string) => void;
  keep: () => void;
  close: () => void;
};

export type InspectScreenProps = {
  bench: Bench;
  view: BenchView & { session: SessionView };
  capture: Capture;
  photos: readonly PhotoView[];
  holdBin: string;
  misread: UnreadableBurst | null;
  dismissMisread: () => void;
  note: Note;
  doors: Doors;
};

/** Up to so many lines have room for a large picture. */
const ROOMY_LINES = 3;

/** A box is open: the camera and its stills on the left, the goods, the next step and the verdict on the right. */
export const InspectScreen = (props: InspectScreenProps) => {
  const { bench, view, capture, photos, note } = props;
  const { t } = useTranslation();
  const { session } = view;
  const isOdd = isException(session);
  const asked = session.next.step === 'take-shot' ? session.next : null;
  // A question takes room of its own: the goods must stay in sight beside it, they are what it is about.
  const isCrowded = lineCountOf(session) > ROOMY_LINES || view.question !== null || hasMoreToSay(session);
  const [findingOf, setFindingOf] = useState<string | null>(null);
  const canFind = session.matching === 'unclaimed' && !isOdd && view.question === null;
  const isFinding = canFind && findingOf === session.inspectionId;
  const isQuiet = !isOdd && !isFinding && !note.isOpen && view.question === null;
  return (
    <main className={styles.screen} data-exception={isOdd} data-crowded={isCrowded}>
      <div className={styles.left}>
        <CameraPane capture={capture}>
          <PictureSay photos={photos} session={session} />
        </CameraPane>
        <EvidenceStrip
          meter={session.meter}
          shots={session.shots}
          photos={photos}
          asked={asked}
          returnIds={session.returns.map(({ id }) => id)}
        />
      </div>
      <section className={styles.right} aria-label={t('frame.bench')}>
        <BoxHead session={session} />
        <ReturnRail
          session={session}
          onFocus={bench.focus}
          onNext={() => {
            const following = signAction(view, '+');
            if (following?.kind === 'focus') bench.focus(following.returnId);
          }}
        />
        {isFinding ? (
          <FindPane
            onClaim={(returnId) => {
              bench.claim(returnId, true);
            }}
            onRecord={props.doors.onView}
            onBack={() => {
              setFindingOf(null);
            }}
          />
        ) : null}
        <div className={`${styles.goods} ${more.scroll}`} hidden={isFinding}>
          {canFind ? (
            <UnclaimedPane
              hasSlip={photos.some(({ shot }) => shot === 'slip')}
              holdBin={props.holdBin}
              onCommand={bench.command}
              onFind={() => {
                setFindingOf(session.inspectionId);
              }}
            />
          ) : (
            <MatchingPanel matching={session.matching} />
          )}
          <Returns session={session} isCompact={isOdd || isCrowded} bench={bench} />
          <Strangers strangers={session.strangers} />
        </div>
        {isOdd ? (
          <ExceptionPane bench={bench} session={session} isAsking={view.question !== null} holdBin={props.holdBin} />
        ) : null}
        {isQuiet ? (
          <div className={styles.ways}>
            <HandBox what="goods" onTyped={bench.scan} />
            {session.returns.length === 0 ? null : (
              <PressButton
                keyName="/"
                isDisabled={!session.canBeRest}
                onPress={() => {
                  bench.command('REST');
                }}
              >
                {t('odd.rest')}
              </PressButton>
            )}
          </div>
        ) : null}
        <div className={styles.say} data-finding={isFinding}>
          {note.isOpen ? (
            <NoteBox
              key={session.inspectionId}
              text={session.note}
              onDraft={note.draft}
              onKeep={note.keep}
              onClose={note.close}
            />
          ) : null}
          <Say {...props} isNextHidden={note.isOpen || isFinding} />
        </div>
        <VerdictButtons
          session={session}
          isAsking={view.question !== null}
          isSmall={isOdd || isCrowded}
          onCommand={bench.command}
        />
      </section>
    </main>
  );
};

/** Beside its lines the box has something to say that needs room: then the pictures are small. */
const hasMoreToSay = (session: SessionView): boolean => {
  const focused = focusedReturn(session);
  if (focused === null) return session.matching === 'unclaimed';
  const { state, otherBoxes, isClaimed, awaitsRest, isJudgedElsewhere, lines } = focused;
  const isOdd = isClaimed || awaitsRest || isJudgedElsewhere || otherBoxes.length > 0 || state !== 'open';
  return isOdd || session.returns.length > 1 || lines.some(({ bundle }) => bundle !== null);
};

const lineCountOf = ({ returns }: SessionView): number => returns.reduce((sum, { lines }) => sum + lines.length, 0);
