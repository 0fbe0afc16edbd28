import type { arbitrationCalls, ProofInput, ProofView, ProofWanted } from '../../shared/arbitration.ts';
import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { DisputeSubject } from '../cases/dispute-service.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** A person hands in proof to the platform's arbitration. No money moves; the chain knows what went, and what came of it. */
export function createArbitrationHandlers(deps: HandlerDeps): Pick<StationHandlers, keyof typeof arbitrationCalls> {
  const { run, connections, sync, seat, changed } = deps;
  /** By the dispute: a second press while one call is under way gets the answer of that one. */
  const underWay = new Map<string, Promise<Result<ProofView>>>();

  /** Open, in the hands of the platform's people, and with the call. */
  const isPossible = ({ platform, state, stage }: DisputeSubject): boolean =>
    state === 'open' && stage !== null && connections.platforms.byId(platform)?.arbitration !== undefined;

  const read = (id: string, wanted: ProofWanted | null): Promise<Result<ProofView>> =>
    run(({ arbitrations }) => {
      const found = arbitrations.subjectOf(id, seat.person());
      if (!found.ok) return found;
      return ok({ isPossible: isPossible(found.value), wanted, sent: arbitrations.lastOf(found.value) });
    });

  const send = async (input: ProofInput, subject: DisputeSubject, operatorNo: string): Promise<Result<ProofView>> => {
    const { platform, returnNo } = subject;
    const heard = await sync().sendProof(platform, { returnNo, comment: input.comment, photos: input.pictures });
    const pictures = heard.pictures.map(({ photo, copy, url }) => ({ sha256: photo, copy, url }));
    const noted = await run(({ arbitrations }) => {
      arbitrations.noteAnswer(subject, { ...heard, pictures }, operatorNo);
      return ok(undefined);
    });
    changed();
    return noted.ok ? read(input.id, null) : noted;
  };

  return {
    proofRead: ({ id }) => read(id, null),
    proofAsk: async ({ id }) => {
      const found = await run(({ arbitrations }) => arbitrations.subjectOf(id, seat.person()));
      if (!found.ok) return found;
      if (!isPossible(found.value)) return refuse('proof-not-here');
      const told = await sync().readWanted(found.value.platform, found.value.returnNo);
      const nothing = { isRead: false, isWanted: false, dueAt: null, describe: '' };
      switch (told.kind) {
        case 'failed':
          return read(id, { ...nothing, words: told.words });
        case 'not-found':
          return read(id, { ...nothing, words: 'sync:not-found' });
        case 'read': {
          const { isWanted, dueAt, describe } = told;
          if (isWanted && dueAt !== null) {
            await run(({ arbitrations, who }) => {
              arbitrations.noteDue(found.value, dueAt, who().now);
              return ok(undefined);
            });
            changed();
          }
          return read(id, { isRead: true, words: null, isWanted, dueAt, describe });
        }
      }
    },
    proofSend: async (input) => {
      const begun = await run(({ arbitrations, who }) => {
        const by = seat.person();
        const found = arbitrations.subjectOf(input.id, by);
        if (!found.ok) return found;
        const subject = found.value;
        if (!isPossible(subject)) return refuse('proof-not-here');
        const running = underWay.get(input.id);
        if (running !== undefined) return ok({ answer: running });
        const not = arbitrations.whyNot(subject, input);
        if (not !== null) return refuse(not);
        const operatorNo = by?.operatorNo ?? who().operatorNo;
        arbitrations.noteBegun(subject, input, operatorNo);
        const answer = send(input, subject, operatorNo).finally(() => {
          underWay.delete(input.id);
        });
        underWay.set(input.id, answer);
        return ok({ answer });
      });
      return begun.ok ? begun.value.answer : begun;
    },
  };
}
