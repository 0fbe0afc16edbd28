import type { BenchView, SessionView } from '../../shared/session.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { isException } from './box-returns.ts';
import { NextStepLine } from './NextStepLine.tsx';
import { PanelCard } from './PanelCard.tsx';
import { panelDoors } from './panel-doors.ts';
import type { Doors } from './panel-doors.ts';
import { QuestionPane } from './QuestionPane.tsx';
import type { Bench } from './use-bench.ts';

type SayProps = {
  bench: Bench;
  view: BenchView & { session: SessionView };
  holdBin: string;
  misread: UnreadableBurst | null;
  dismissMisread: () => void;
  /** Something else needs the room: a note, the search. */
  isNextHidden: boolean;
  doors: Doors;
};

/** What needs an answer or an ear now, in the one place where the next step otherwise stands. */
export const Say = ({ bench, view, holdBin, misread, dismissMisread, isNextHidden, doors }: SayProps) => {
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
  const ways = panelDoors(bench, doors, dismissMisread);
  if (misread !== null) return <PanelCard panel={{ kind: 'misread', why: misread }} isCompact {...ways} />;
  if (view.panel !== null) return <PanelCard panel={view.panel} isCompact {...ways} />;
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
  const isSaidThere = isException(view.session) && (step === 'take-shot' || step === 'scan-bin');
  if (isNextHidden || isSaidThere) return null;
  return <NextStepLine session={view.session} holdBin={holdBin} />;
};
