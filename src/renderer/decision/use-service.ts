import { useEffect, useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import type { ServiceSubject, ServiceView } from '../../shared/service.ts';
import { SERVICE_PICTURES_MAX } from '../../shared/service.ts';
import { whyNotToBuyer } from '../../shared/service-text.ts';
import type { ServiceOutcome, ServiceTextProblem } from '../../shared/service-text.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { offeredPhotos } from './refusal-draft.ts';
import { writeServiceText } from './service-draft.ts';

/** What came of the last press. */
type ServiceSaid =
  | { kind: 'copied' | 'copyFailed' | 'making' }
  | { kind: 'made'; files: number; left: number; isShown: boolean }
  | { kind: 'refused'; code: ErrorCode };

export type Service = {
  /** Null while it is read. */
  view: ServiceView | { refused: ErrorCode } | null;
  outcome: ServiceOutcome;
  text: string;
  /** What keeps it from being copied. */
  problem: ServiceTextProblem | null;
  isChanged: boolean;
  pictures: readonly string[];
  /** Night at the shop: not before; null = now. */
  notBeforeAt: number | null;
  said: ServiceSaid | null;
  choose: (outcome: ServiceOutcome) => void;
  write: (text: string) => void;
  takeBack: () => void;
  pick: (pictures: string[]) => void;
  copy: () => void;
  makePictures: () => void;
};

/** A text and pictures for the buyer of one return: what is written, and taking it along. */
export const useService = ({ inspectionId, returnId }: ServiceSubject): Service => {
  const station = useStation();
  const { i18n } = useTranslation();
  const { serviceTexts } = useSettings().settings;
  const now = useNow(15_000);
  const [view, setView] = useState<Service['view']>(null);
  const [chosen, setChosen] = useState<ServiceOutcome | null>(null);
  const [written, setWritten] = useState<ReadonlyMap<ServiceOutcome, string>>(new Map());
  const [pictures, setPictures] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState<ServiceSaid | null>(null);

  useEffect(() => {
    let isWanted = true;
    station.serviceRead({ inspectionId, returnId }).then(
      (result) => {
        if (isWanted) setView(result.ok ? result.value : { refused: result.error.code });
      },
      () => {
        if (isWanted) setView({ refused: 'internal' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId, returnId]);

  const read = view === null || 'refused' in view ? null : view;
  const outcome = chosen ?? read?.outcome ?? 'negotiate';
  const template = read === null ? '' : writeServiceText(i18n.getFixedT(read.language), serviceTexts, outcome, read);
  const text = written.get(outcome) ?? template;
  const fromAt = read?.sendableFromAt ?? null;
  const picked =
    pictures ??
    offeredPhotos(read?.photos ?? [])
      .filter(({ shot }) => shot === 'defect' || shot === 'contents' || shot === 'serial' || shot === 'body')
      .slice(0, SERVICE_PICTURES_MAX)
      .map(({ sha256 }) => sha256);

  const refused = (code: ErrorCode): void => {
    setSaid({ kind: 'refused', code });
  };
  const copy = async (): Promise<void> => {
    setSaid(null);
    const taken = await station.serviceTake({ inspectionId, returnId, outcome, text: text.trim() });
    if (!taken.ok) {
      refused(taken.error.code);
      return;
    }
    try {
      await navigator.clipboard.writeText(taken.value.text);
      setSaid({ kind: 'copied' });
    } catch {
      setSaid({ kind: 'copyFailed' });
    }
  };
  const makePictures = async (): Promise<void> => {
    setSaid({ kind: 'making' });
    const made = await station.servicePictures({ inspectionId, returnId, pictures: [...picked] });
    if (!made.ok) {
      refused(made.error.code);
      return;
    }
    const [file] = made.value.files;
    const shown = file === undefined ? null : await station.fileShow({ folder: 'service', file });
    const { files, left } = made.value;
    setSaid({ kind: 'made', files: files.length, left, isShown: shown?.ok === true });
  };
  const start = (act: Promise<void>): void => {
    act.catch(() => {
      refused('internal');
    });
  };

  return {
    view,
    outcome,
    text,
    problem: whyNotToBuyer(text),
    isChanged: text !== template,
    pictures: picked,
    notBeforeAt: fromAt !== null && fromAt > now ? fromAt : null,
    said,
    choose: (one) => {
      setChosen(one);
      setSaid(null);
    },
    write: (typed) => {
      setWritten((before) => new Map(before).set(outcome, typed));
      setSaid(null);
    },
    takeBack: () => {
      setWritten((before) => new Map([...before].filter(([one]) => one !== outcome)));
    },
    pick: setPictures,
    copy: () => {
      start(copy());
    },
    makePictures: () => {
      start(makePictures());
    },
  };
};
