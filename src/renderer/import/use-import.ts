import { useEffect, useRef, useState } from 'react';
import type { ImportKind, ImportView } from '../../shared/import.ts';
import type { Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import { sendFile } from './send-file.ts';
import type { SendFault } from './send-file.ts';

// import (window's side): a person's file on its way to the station, and what became of it.

export type Import = {
  /** The import that is open or was last done; null when there is none, or a new one is being chosen. */
  view: ImportView | null;
  /** A file on its way. */
  sending: { name: string; bytes: number; totalBytes: number } | null;
  fault: SendFault | null;
  kind: ImportKind;
  setKind: (kind: ImportKind) => void;
  send: (file: File) => void;
  /** What the column at this place means; null = not used. Another column with this meaning loses it. */
  map: (at: number, field: string | null) => void;
  start: () => void;
  cancel: () => void;
  /** Clears the table for another file; nothing that was imported is touched. */
  again: () => void;
  showReport: () => void;
};

/** `isShown` false: it is not the screen that is looked at, and nothing is asked. */
export const useImport = (isShown: boolean): Import => {
  const station = useStation();
  const [view, setView] = useState<ImportView | null>(null);
  const [sending, setSending] = useState<Import['sending']>(null);
  const [fault, setFault] = useState<SendFault | null>(null);
  const [kind, setKind] = useState<ImportKind>('returns');
  /** The import a person has cleared away: what is still told of it is no news. */
  const cleared = useRef<string | null>(null);

  useEffect(
    () =>
      station.on('importChanged', (changed) => {
        if (changed.importId !== cleared.current) setView(changed);
      }),
    [station],
  );
  useEffect(() => {
    if (!isShown) return;
    station.importView(undefined).then(
      (result) => {
        if (!result.ok) setFault(result.error.code);
        else if (result.value !== null && result.value.importId !== cleared.current) setView(result.value);
      },
      () => {
        setFault('internal');
      },
    );
  }, [station, isShown]);

  const take = (call: Promise<Result<ImportView>>): void => {
    setFault(null);
    call.then(
      (result) => {
        if (!result.ok) setFault(result.error.code);
        else if (result.value.importId !== cleared.current) setView(result.value);
      },
      () => {
        setFault('internal');
      },
    );
  };

  const clear = (): void => {
    cleared.current = view?.importId ?? null;
    setFault(null);
    setView(null);
  };

  const send = (file: File): void => {
    setFault(null);
    setSending({ name: file.name, bytes: 0, totalBytes: file.size });
    sendFile(station, file, kind, (bytes) => {
      setSending({ name: file.name, bytes, totalBytes: file.size });
    })
      .then(
        (sent) => {
          if ('view' in sent) setView(sent.view);
          else setFault(sent.fault);
        },
        () => {
          setFault('internal');
        },
      )
      .finally(() => {
        setSending(null);
      });
  };

  return {
    view,
    sending,
    fault,
    kind,
    setKind,
    send,
    map: (at, field) => {
      if (view === null) return;
      const mapping = view.mapping.map((known, index) => (index === at ? field : known === field ? null : known));
      take(station.importMap({ importId: view.importId, mapping }));
    },
    start: () => {
      if (view !== null) take(station.importRun({ importId: view.importId }));
    },
    cancel: () => {
      if (view === null) return;
      take(station.importCancel({ importId: view.importId }));
      // Nothing was imported yet: there is nothing to tell, and another file can be chosen.
      if (view.state === 'mapping') clear();
    },
    again: clear,
    showReport: () => {
      if (view === null || view.report === null) return;
      setFault(null);
      station.fileShow({ folder: 'import', file: view.report }).then(
        (result) => {
          if (!result.ok) setFault(result.error.code);
        },
        () => {
          setFault('internal');
        },
      );
    },
  };
};
