import type { LineView } from '../../shared/session.ts';

/** How far a line is: the colour and the word of its count. */
type LineState = 'untouched' | 'partly' | 'complete' | 'wrong';

/** `wrong` when anything of it is defective, missing for sure, more than expected or of a foreign serial. */
export const lineState = (line: LineView): LineState => {
  if (line.serialState === 'mismatch' || line.defective > 0 || line.extra > 0 || line.isMissingConfirmed)
    return 'wrong';
  if (line.good >= line.expected) return line.serialState === 'wanted' ? 'partly' : 'complete';
  return line.good > 0 ? 'partly' : 'untouched';
};

/** Units that a person said are not in the box. */
export const missingUnits = (line: LineView): number =>
  line.isMissingConfirmed ? Math.max(0, line.expected - line.good - line.defective) : 0;
