import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls =
  | 'benchView'
  | 'benchScan'
  | 'benchCommand'
  | 'benchAnswer'
  | 'benchCount'
  | 'benchCode'
  | 'benchCause'
  | 'benchJudge'
  | 'benchNote'
  | 'benchReopen'
  | 'benchFocus'
  | 'benchClaim'
  | 'benchDispose'
  | 'benchRepack'
  | 'benchDismissPanel';

/** What is done at the bench: scans, keys, answers. */
export function createBenchHandlers({ run }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    benchView: () => run(({ bench }) => ok(bench.view())),
    benchScan: (scan) => run(({ bench }) => ok(bench.scan(scan))),
    benchCommand: ({ word }) => run(({ bench }) => ok(bench.command(word))),
    benchAnswer: ({ questionId, answer }) => run(({ bench }) => ok(bench.answer(questionId, answer))),
    benchCount: (count) => run(({ bench }) => ok(bench.note({ kind: 'counted', ...count }))),
    benchCode: ({ code, isSet }) => run(({ bench }) => ok(bench.code(code, isSet))),
    benchCause: ({ cause }) => run(({ bench }) => ok(bench.note({ kind: 'caused', cause }))),
    benchJudge: ({ judgement, value }) => run(({ bench }) => ok(bench.note({ kind: 'judged', judgement, value }))),
    benchNote: ({ text }) => run(({ bench }) => ok(bench.note({ kind: 'noted', text }))),
    benchReopen: ({ inspectionId }) => run(({ bench }) => ok(bench.reopen(inspectionId))),
    benchFocus: ({ returnId }) => run(({ bench }) => ok(bench.focus(returnId))),
    benchClaim: ({ returnId, isClaimed }) => run(({ bench }) => ok(bench.claim(returnId, isClaimed))),
    benchDispose: ({ disposition }) => run(({ bench }) => ok(bench.dispose(disposition))),
    benchRepack: ({ inspectionId }) => run(({ bench }) => ok(bench.repack(inspectionId))),
    benchDismissPanel: () => run(({ bench }) => ok(bench.dismissPanel())),
  };
}
