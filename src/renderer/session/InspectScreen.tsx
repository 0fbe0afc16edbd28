import { useTranslation } from 'react-i18next';
import type { BenchView, SessionView } from '../../shared/session.ts';
import { CameraPane } from '../evidence/CameraPane.tsx';
import { EvidenceStrip } from '../evidence/EvidenceStrip.tsx';
import type { Capture } from '../evidence/use-capture.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { BoxHead } from './BoxHead.tsx';
import { ExceptionPane } from './ExceptionPane.tsx';
import { HandBox } from './HandBox.tsx';
import { MatchingPanel } from './MatchingPanel.tsx';
import { NextStepLine } from './NextStepLine.tsx';
import { NoteBox } from './NoteBox.tsx';
import { QuestionPane } from './QuestionPane.tsx';
import { ReturnCard } from './ReturnCard.tsx';
import { Strangers } from './Strangers.tsx';
import { VerdictButtons } from './VerdictButtons.tsx';
import type { Bench } from './use-bench.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { panelDoors } from './panel-doors.ts';
import { PanelCard } from './PanelCard.tsx';
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
  onView: (inspectionId: string, waybill: string) => void;
};

/** What needs an answer or an ear now, in the one place where the next step otherwise stands. */
const Say = ({ bench, view, holdBin, misread, dismissMisread, note, onView }: InspectScreenProps) => {
  const { refusal } = bench;
  if (view.question !== null) {
    return (
      <QuestionPane
        question={view.question}
        queue={view.queue}
        misread={misread}
        refusal={refusal}
        onAnswer={bench.answer}
      />
    );
  }
  const doors = panelDoors(bench, onView, dismissMisread);
  if (misread !== null) return <PanelCard panel={{ kind: 'misread', why: misread }} isCompact {...doors} />;
  if (view.panel !== null) return <PanelCard panel={view.panel} isCompact {...doors} />;
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
  // The exception pane says these two itself, larger.
  const { step } = view.session.next;
  if (note.isOpen || step === 'take-shot' || step === 'scan-bin') return null;
  return <NextStepLine session={view.session} holdBin={holdBin} />;
};

/** Up to so many lines have room for a large picture. */
const ROOMY_LINES = 3;

/** A box is open: the camera and its stills on the left, the goods, the next step and the verdict on the right. */
export const InspectScreen = (props: InspectScreenProps) => {
  const { bench, view, capture, photos, note } = props;
  const { t } = useTranslation();
  const { session } = view;
  const isException = session.choice !== null || session.returns.some(({ verdict }) => isNotIntact(verdict));
  const asked = session.next.step === 'take-shot' ? session.next.shot : null;
  const startNumbers = lineNumbers(session);
  // A question takes room of its own: the goods must stay in sight beside it, they are what it is about.
  const isCrowded = lineCountOf(session) > ROOMY_LINES || view.question !== null;
  return (
    <main className={styles.screen} data-exception={isException} data-crowded={isCrowded}>
      <div className={styles.left}>
        <CameraPane capture={capture} />
        <EvidenceStrip shots={session.shots} photos={photos} asked={asked} />
      </div>
      <section className={styles.right} aria-label={t('frame.bench')}>
        <BoxHead session={session} />
        <div className={`${styles.goods} ${more.scroll}`}>
          <MatchingPanel matching={session.matching} />
          {session.returns.map((expected, index) => (
            <ReturnCard
              key={expected.id}
              expected={expected}
              group={session.returns.length > 1 ? { n: index + 1, of: session.returns.length } : null}
              firstNumber={startNumbers[index] ?? 1}
              nextLineId={'lineId' in session.next ? session.next.lineId : null}
              isCompact={isException || isCrowded}
              onCount={bench.count}
            />
          ))}
          <Strangers strangers={session.strangers} />
        </div>
        {isException ? (
          <ExceptionPane bench={bench} session={session} isAsking={view.question !== null} holdBin={props.holdBin} />
        ) : null}
        {isException || note.isOpen || view.question !== null ? null : <HandBox what="goods" onTyped={bench.scan} />}
        <div className={styles.say}>
          {note.isOpen ? (
            <NoteBox
              key={session.inspectionId}
              text={session.note}
              onDraft={note.draft}
              onKeep={note.keep}
              onClose={note.close}
            />
          ) : null}
          <Say {...props} />
        </div>
        <VerdictButtons
          session={session}
          isAsking={view.question !== null}
          isSmall={isException || isCrowded}
          onCommand={bench.command}
        />
      </section>
    </main>
  );
};

const lineCountOf = ({ returns }: SessionView): number => returns.reduce((sum, { lines }) => sum + lines.length, 0);

const isNotIntact = (verdict: SessionView['returns'][number]['verdict']): boolean =>
  verdict !== null && verdict.verdict !== 'intact';

/** The keypad digit of each return's first line: lines are numbered through the whole box. */
const lineNumbers = (session: SessionView): readonly number[] => {
  const starts: number[] = [];
  let next = 1;
  for (const { lines } of session.returns) {
    starts.push(next);
    next += lines.length;
  }
  return starts;
};
