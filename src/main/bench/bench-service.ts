import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { readScan, showScan } from '../../shared/scan-grammar.ts';
import type { Answer, BenchAnswer, BenchView, Panel } from '../../shared/session.ts';
import { commit } from '../db/commit.ts';
import type { ScanMeaning } from '../scan/scan-meaning.ts';
import { meaningOf } from '../scan/scan-meaning.ts';
import type { StoredScan } from '../scan/scan-store.ts';
import type { Session } from '../session/session-service.ts';
import { did, stillOf } from './box-actions.ts';
import type { Did } from './box-actions.ts';
import { boxContext } from './scan-actions.ts';
import { keepAndHandle } from './keep-and-handle.ts';
import { createRecheckPanels } from './recheck-panels.ts';
import { createRepackActions } from './repack-actions.ts';
import { createShotActions } from './shot-actions.ts';
import { completeTyped } from './typed-waybill.ts';
import type { Bench, BenchDeps } from './bench-seat.ts';

const SHOWN_TEXT_MAX = 60;

export function createBench(deps: BenchDeps): Bench {
  const { db, scans, sessions, expectedReturns, evidence, decisions, box, boxState, lanes, scanActions, views, who } =
    deps;
  const { photo, photoStored } = createShotActions(evidence, boxState);
  const rechecks = createRecheckPanels(deps.rechecks, who);
  const repack = createRepackActions(deps.repacks);
  let panel: Panel | null = null;
  /** What the last scan or key put away: a command may be about it. */
  let panelBefore: Panel | null = null;
  const putAway = (): void => {
    panelBefore = panel;
    panel = null;
  };

  const view = (): BenchView => {
    const session = sessions.readOpen();
    const recent = rechecks.unhidden(views.recent());
    return {
      session: session === null ? null : views.session(session),
      repack: deps.repacks.view(),
      question: session?.state.question ?? null,
      queue: scans
        .waiting()
        .map(({ id, raw, scannedAt }) => ({ id, text: showScan(raw, SHOWN_TEXT_MAX), at: scannedAt })),
      panel: panel ?? rechecks.putPanel(recent[0]),
      recent,
    };
  };

  const answerWith = (result: Result<Did>): BenchAnswer => {
    deps.onChange();
    const now = view();
    const session = sessions.readOpen();
    return {
      tone: result.ok ? result.value.tone : 'refused',
      refusal: result.ok ? null : result.error.code,
      still: result.ok ? stillOf(result.value, session) : null,
      view: now,
    };
  };

  const withOpenBox = (act: (session: Session) => Result<Did>): BenchAnswer =>
    answerWith(
      commit(db, () => {
        const session = sessions.readOpen();
        return session === null ? refuse('no-open-box') : act(session);
      }),
    );

  const openBox = (meaning: ScanMeaning & { kind: 'open' }): Result<Did> => {
    const { waybill, checkDigit } = meaning.waybill;
    const opened = sessions.open(
      { waybill, isCheckDigitOff: checkDigit === 'off', isUpToDate: deps.isUpToDate() },
      who(),
    );
    if (opened.kind === 'already-done') {
      const session = sessions.read(opened.inspectionId);
      if (session !== null) panel = rechecks.panelOf(session) ?? views.alreadyDone(session);
      return did('done');
    }
    panel = null;
    const session = sessions.read(opened.inspectionId);
    if (opened.kind === 'opened' && session !== null) {
      if (lanes.isTakenBack(session)) return takeBack(session);
      lanes.joinEarlierBoxes(session, who());
    }
    const isUnknown = opened.kind === 'opened' && opened.matching !== 'matched';
    return did(isUnknown ? 'unclaimed' : 'found', 'outer');
  };

  const takeBack = (session: Session): Result<Did> => {
    const taken = lanes.takeBack(session, who());
    const now = sessions.read(session.inspection.id);
    if (now !== null) panel = views.takenBack(now);
    return taken;
  };

  const notOurs = (session: Session): Result<Did> => {
    const put = lanes.notOurs(session, who());
    const { id: inspectionId } = session.inspection;
    if (put.ok) panel = { kind: 'other-merchant', inspectionId, waybill: session.parcel.waybill };
    return put;
  };

  const handleMeaning = (meaning: Exclude<ScanMeaning, { kind: 'wait' }>, session: Session | null): Result<Did> => {
    if (meaning.kind === 'unreadable') {
      panel = { kind: 'unreadable', text: showScan(meaning.text, SHOWN_TEXT_MAX) };
      return did('unreadable');
    }
    if (session === null && repack.isOpen()) return repack.act(meaning, who());
    if (meaning.kind === 'open') return openBox(meaning);
    if (session === null) return withoutBox(meaning);
    if (meaning.kind === 'answer') return answerOpen(session, meaning.isYes ? 'yes' : 'no');
    if (meaning.kind === 'command' && meaning.word === 'PHOTO') return photo(session, who().now);
    if (meaning.kind === 'command' && meaning.word === 'OTHER') return notOurs(session);
    // All is there but one picture could be better: the next parcel's scan says that this one is to go as it is.
    const isNext = meaning.kind === 'ask' && meaning.question === 'close-first';
    if (isNext && box.settle(session.inspection.id, who(), true)) return openBox({ ...meaning, kind: 'open' });
    return scanActions.act(meaning, session, who());
  };

  /** A command, badge or bin with no box open: said, nothing done; but undo takes the last verdict back. */
  const withoutBox = (meaning: ScanMeaning): Result<Did> => {
    if (repack.isOpen()) return repack.act(meaning, who());
    if (meaning.kind === 'command') {
      if (meaning.word === 'UNDO') return undoLast();
      if (meaning.word === 'SEND') return beginShown();
      // Switching cameras is the window's and may be done at any time.
      if (meaning.word === 'CAM') return did('accepted');
    }
    const text = meaning.kind === 'command' ? meaning.word : meaning.kind === 'bin' ? meaning.bin : '';
    panel = { kind: 'wrong-moment', text, code: meaning.kind };
    return refuse('no-open-box');
  };

  const beginShown = (): Result<Did> => {
    const begun = repack.beginShown(panelBefore, who());
    // What may not be packed stays in sight with the reason.
    if (!begun.ok) panel = panelBefore;
    return begun;
  };

  const undoLast = (): Result<Did> => {
    const last = views.recent().find((parcel) => parcel.undoUntilAt !== null);
    return last === undefined ? refuse('nothing-to-undo') : reopenBox(last.inspectionId);
  };

  const reopenBox = (inspectionId: string): Result<Did> => {
    if (repack.isOpen()) return refuse('repack-open');
    if (deps.repacks.wasSent(inspectionId)) return refuse('repack-gone');
    const opened = lanes.reopen(inspectionId, who());
    if (opened.ok) panel = null;
    return opened;
  };

  const answerOpen = (session: Session, said: 'yes' | 'no' | Answer): Result<Did> => {
    const { question } = session.state;
    if (question === null) return refuse('no-question');
    const [yes, no] = question.kind === 'close-first' ? (['close', 'stay'] as const) : (['next', 'goods'] as const);
    const answer = said === 'yes' ? yes : said === 'no' ? no : said;
    if (answer !== yes && answer !== no) return refuse('no-question');
    const { id } = session.inspection;
    sessions.add(id, { kind: 'answered', questionId: question.id, answer }, who());
    if (answer === 'stay') return did('accepted');
    if (answer === 'goods') {
      const text = question.kind === 'goods-or-next' ? question.text : question.waybill;
      sessions.add(id, { kind: 'stranger', text, as: 'goods' }, who());
      return did('stranger', 'auto');
    }
    // The box is put aside as it is, nothing of it is lost; then the number opens its own.
    sessions.setAside(id, who());
    const meaning = meaningOf(readScan(question.kind === 'close-first' ? question.waybill : question.text), null);
    return meaning.kind === 'open' ? openBox(meaning) : did('closed');
  };

  /** Only a scan that must wait for an answer is `queued`; every other one is handled, refused or not. */
  const handleScan = (scan: StoredScan): Result<Did> => {
    const result = commit(db, () => {
      const session = sessions.readOpen();
      const meaning = meaningOf(readScan(scan.raw), session === null ? null : boxContext(session, expectedReturns));
      if (meaning.kind === 'wait') return did('queued');
      const handled = handleMeaning(meaning, session);
      if (handled.ok) scans.markHandled(scan.id, `${meaning.kind}:${handled.value.tone}`, who().now);
      return handled;
    });
    // A refused scan changed nothing, and is handled all the same: it was said why.
    if (!result.ok) scans.markHandled(scan.id, `refused:${result.error.code}`, who().now);
    return result;
  };

  /** Handles what waits, oldest first, until one has to wait for an answer. The newest tone and still win. */
  const drain = (first: Result<Did>): Result<Did> => {
    let last = first;
    for (const scan of scans.waiting()) {
      const handled = handleScan(scan);
      if (handled.ok && handled.value.tone === 'queued') break;
      last = handled;
    }
    return last;
  };

  /** Only an answer that was taken lets the queue go on. */
  const drainIfTaken = (result: Result<Did>): Result<Did> => (result.ok ? drain(result) : result);

  return {
    view,
    scan: ({ raw, source, at }) => {
      const completed =
        source === 'hand' && sessions.readOpen() === null && !repack.isOpen()
          ? completeTyped(raw, expectedReturns)
          : { raw };
      if ('panel' in completed) {
        ({ panel } = completed);
        return answerWith(did('question'));
      }
      const scan = { raw: completed.raw, source, scannedAt: at, storedAt: who().now };
      const shown = { panel, panelBefore };
      const handled = keepAndHandle({ db, scans }, scan, (kept) => {
        // It may be called a second time, and what is shown is not in the database.
        ({ panel, panelBefore } = shown);
        putAway();
        return handleScan(kept);
      });
      return answerWith(handled === null ? did('accepted') : drain(handled));
    },
    command: (word) => {
      putAway();
      if (sessions.readOpen() === null) {
        return answerWith(commit(db, () => withoutBox({ kind: 'command', word })));
      }
      return withOpenBox((session) => {
        if (word === 'PHOTO') return photo(session, who().now);
        return word === 'OTHER' ? notOurs(session) : scanActions.command(word, session, who());
      });
    },
    answer: (questionId, answer) =>
      answerWith(
        drainIfTaken(
          commit(db, () => {
            const session = sessions.readOpen();
            if (session?.state.question?.id !== questionId) return refuse('no-question');
            return answerOpen(session, answer);
          }),
        ),
      ),
    note: (fact) =>
      withOpenBox((session) => {
        const isGoods = fact.kind === 'counted';
        if (isGoods && session.state.hasVerdict) return refuse('verdict-exists');
        if (isGoods && !session.state.lines.some((line) => line.lineId === fact.lineId)) return refuse('unknown-line');
        const isSaid = fact.kind === 'caused' || fact.kind === 'judged';
        const said = isSaid ? { ...fact, ...boxState.ofFocus(session) } : fact;
        sessions.add(session.inspection.id, said, who());
        return isGoods ? did('counted', 'auto') : did('accepted');
      }),
    code: (code, isSet) => withOpenBox((session) => box.code(session, code, isSet, who())),
    reopen: (inspectionId) => answerWith(commit(db, () => reopenBox(inspectionId))),
    focus: (returnId) => withOpenBox((session) => lanes.focus(session, returnId, who())),
    claim: (returnId, isClaimed) => withOpenBox((session) => lanes.claim(session, returnId, isClaimed, who())),
    repack: (inspectionId) => {
      putAway();
      return answerWith(commit(db, () => repack.begin(inspectionId, who())));
    },
    dispose: (disposition) => withOpenBox((session) => box.dispose(session, disposition, who())),
    dismissPanel: () => {
      if (panel === null) rechecks.dismiss(views.recent()[0]);
      panel = null;
      return view();
    },
    photoStored: (inspectionId, shot) => {
      photoStored(inspectionId, shot);
      commit(db, () => ok(box.settle(inspectionId, who())));
      deps.onChange();
    },
    pictureChecked: (inspectionId) => {
      commit(db, () => ok(box.settle(inspectionId, who())));
      deps.onChange();
    },
    returnsArrived: (told = []) => {
      const matched = commit(db, () => {
        const { matched: ids, unclaimed } = sessions.matchNow(who(), deps.isUpToDate());
        for (const id of ids) {
          const session = sessions.read(id);
          if (session !== null) decisions.matchLate(session, who());
        }
        for (const id of unclaimed) decisions.nobodyKnows(id, who().now);
        return ok(ids.length + unclaimed.length + decisions.ruleAgain(sessions.read, who(), told));
      });
      if (!matched.ok || matched.value > 0) deps.onChange();
    },
    resume: () => {
      drain(did('accepted'));
    },
  };
}
