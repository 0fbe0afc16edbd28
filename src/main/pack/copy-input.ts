import type { Shape } from '../../shared/annotation.ts';
import type { FilmMark } from '../../shared/pack/pack-calls.ts';
import type { Variant } from '../../shared/pack/pack-record.ts';
import type { PresetRules } from '../../shared/pack/presets.ts';
import type { CaseSource } from './case-source.ts';

/** What the worker does for a pack; `unreadable` = it died of the file twice. See `worker/pack-jobs.ts`. */
export type PackWorker = {
  renderStill: (job: {
    file: string;
    target: string;
    maxBytes: number | null;
    maxPx: number;
    shapes: Shape[];
    mustDecode: string | null;
    part: 'whole' | 'barcode';
  }) => Promise<
    | {
        widthPx: number;
        heightPx: number;
        bytes: number;
        isCropped: boolean;
        decodes: boolean | null;
        modulePxMilli: number | null;
      }
    | 'not-an-image'
    | 'no-barcode'
    | 'unreadable'
  >;
  cutFilm: (job: {
    file: string;
    target: string;
    fromMs: number;
    toMs: number;
  }) => Promise<{ fromMs: number; toMs: number; bytes: number; frames: number } | 'not-a-film' | 'unreadable'>;
};

/** Where the originals lie. */
export type CopyPaths = {
  photo: (sha256: string) => string;
  recording: (id: string) => string;
  attachment: (id: string) => string;
};

/** What the copies of a pack are made of, by whom and where. */
export type CopyInput = {
  source: CaseSource;
  rules: PresetRules;
  variant: Variant;
  marks: readonly FilmMark[];
  paths: CopyPaths;
  /** A folder of this export's own. */
  workDir: string;
  worker: PackWorker;
  signal: AbortSignal;
  /** The file that is made now, as it is called in the pack. */
  onFile: (step: 'pictures' | 'films', path: string) => void;
};
