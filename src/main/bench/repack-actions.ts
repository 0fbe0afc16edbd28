import type { Result } from '../../shared/result.ts';
import { refuse } from '../../shared/result.ts';
import { PAYER_KEYS } from '../../shared/repack.ts';
import type { Panel } from '../../shared/session.ts';
import type { Repacks } from '../repack/repack-service.ts';
import type { ScanMeaning } from '../scan/scan-meaning.ts';
import type { Who } from '../session/session-service.ts';
import { did } from './box-actions.ts';
import type { Did } from './box-actions.ts';

type RepackActions = {
  isOpen: () => boolean;
  /** Begins with the parcel that the panel shows; refused where it shows none. */
  beginShown: (panel: Panel | null, who: Who) => Result<Did>;
  begin: (inspectionId: string, who: Who) => Result<Did>;
  /** What a scan or a key does while goods are packed: the new waybill, who pays, undo, and that it leaves. */
  act: (meaning: ScanMeaning, who: Who) => Result<Did>;
};

/** A free bench that packs goods for their buyer. Every act runs in the caller's transaction. */
export function createRepackActions(repacks: Repacks): RepackActions {
  const tell = (result: Result<undefined>, tone: Did['tone']): Result<Did> => (result.ok ? did(tone) : result);

  const command = (word: string, who: Who): Result<Did> => {
    const payer = /^Q[1-3]$/.test(word) ? PAYER_KEYS[Number(word.slice(1)) - 1] : undefined;
    if (payer !== undefined) return tell(repacks.pay(payer, who), 'accepted');
    if (word === 'SEND') return tell(repacks.close(who), 'closed');
    if (word === 'UNDO') return tell(repacks.undo(who), 'accepted');
    // The camera is the window's: it acts on the word itself.
    return word === 'CAM' ? did('accepted') : refuse('repack-open');
  };

  const begin = (inspectionId: string, who: Who): Result<Did> => tell(repacks.begin(inspectionId, who), 'found');
  return {
    isOpen: repacks.isOpen,
    begin,
    beginShown: (panel, who) =>
      panel?.kind === 'already-done' && panel.toBuyer !== null
        ? begin(panel.inspectionId, who)
        : refuse('repack-nothing'),
    act: (meaning, who) => {
      if (meaning.kind === 'command') return command(meaning.word, who);
      return meaning.kind === 'open'
        ? tell(repacks.send(meaning.waybill.waybill, who), 'counted')
        : refuse('repack-open');
    },
  };
}
