import { useEffect, useState } from 'react';
import type { AttachmentKind, AttachmentView } from '../../shared/attachment.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import { storeAttachment } from './attachment-file.ts';

type Said = { tone: 'storing' | 'kept' | 'copied' } | { tone: 'refused'; code: ErrorCode } | null;

type Attachments = {
  /** Null before the station has answered. */
  list: readonly AttachmentView[] | null;
  said: Said;
  add: (file: File, kind: AttachmentKind) => void;
  /** Lays a copy where the file manager shows it. */
  copy: (id: string) => void;
};

/** What was handed in about the disputes of one box. */
export const useAttachments = (inspectionId: string, onChanged: () => void): Attachments => {
  const station = useStation();
  const [list, setList] = useState<readonly AttachmentView[] | null>(null);
  const [said, setSaid] = useState<Said>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isWanted = true;
    station.attachmentsOf({ inspectionId }).then(
      (result) => {
        if (!isWanted) return;
        if (result.ok) setList(result.value);
        else setSaid({ tone: 'refused', code: result.error.code });
      },
      () => {
        if (isWanted) setSaid({ tone: 'refused', code: 'internal' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId, round]);

  const tell = (answer: Promise<Result<unknown>>, onDone: () => void): void => {
    answer.then(
      (result) => {
        if (result.ok) onDone();
        else setSaid({ tone: 'refused', code: result.error.code });
      },
      (error: unknown) => {
        console.warn('the attachment was not handled', error);
        setSaid({ tone: 'refused', code: 'internal' });
      },
    );
  };
  const copyAndShow = async (id: string): Promise<Result<unknown>> => {
    const copied = await station.attachmentCopy({ inspectionId, id });
    return copied.ok ? station.fileShow({ folder: 'attachments', file: copied.value.file }) : copied;
  };

  return {
    list,
    said,
    add: (file, kind) => {
      setSaid({ tone: 'storing' });
      tell(storeAttachment(station, file, { inspectionId, kind }), () => {
        setSaid({ tone: 'kept' });
        setRound((n) => n + 1);
        onChanged();
      });
    },
    copy: (id) => {
      tell(copyAndShow(id), () => {
        setSaid({ tone: 'copied' });
      });
    },
  };
};
