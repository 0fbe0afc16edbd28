import { useState } from 'react';
import type { PrintHow, PrintJob } from '../../shared/print.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

// print (window's side): what can be made, and how the last thing went. The station makes it.

type WhatKind = PrintJob['what'];

/** How the last making went; only one thing is made at a time. */
export type PrintTold =
  | { kind: 'busy'; what: WhatKind }
  | { kind: 'refused'; what: WhatKind; code: ErrorCode }
  | { kind: 'made'; what: WhatKind; how: PrintHow; file: string | null; pages: number | null; rows: number };

type Print = {
  told: PrintTold | null;
  make: (job: PrintJob, how: PrintHow) => void;
  show: (what: WhatKind, file: string) => void;
};

/** Makes documents and shows their files; never rejects, what went wrong is told beside the thing. */
export const usePrint = (): Print => {
  const station = useStation();
  const [told, setTold] = useState<PrintTold | null>(null);
  const refused = (what: WhatKind, code: ErrorCode): void => {
    setTold({ kind: 'refused', what, code });
  };
  return {
    told,
    make: (job, how) => {
      const { what } = job;
      setTold({ kind: 'busy', what });
      station.printMake({ job, how }).then(
        (result) => {
          if (result.ok) setTold({ kind: 'made', what, how, ...result.value });
          else refused(what, result.error.code);
        },
        () => {
          refused(what, 'internal');
        },
      );
    },
    show: (what, file) => {
      station.fileShow({ folder: 'print', file }).then(
        (result) => {
          if (!result.ok) refused(what, result.error.code);
        },
        () => {
          refused(what, 'internal');
        },
      );
    },
  };
};
