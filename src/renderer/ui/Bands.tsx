import { useEffect, useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import type { StatusView } from '../../shared/sync.ts';
import type { LineState } from '../session/send-line.ts';
import { Band } from './Band.tsx';
import { byteSize } from './byte-size.ts';
import { useStation } from './station-client.ts';
import { useTranslation } from './words-context.ts';

type BandsProps = { status: StatusView | null; line: LineState };

/** Faults of the bench itself, on every screen: alarms, a silent station, a repaired film, a full disk. */
export const Bands = ({ status, line }: BandsProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const [alarms, setAlarms] = useState<readonly ErrorCode[]>([]);
  const [isLowSeen, setIsLowSeen] = useState(false);
  const [isRecoveredSeen, setIsRecoveredSeen] = useState(false);
  useEffect(
    () =>
      station.on('alarm', ({ code }) => {
        setAlarms((shown) => [...shown.filter((one) => one !== code), code]);
      }),
    [station],
  );
  const recovered = isRecoveredSeen ? null : (status?.recovered ?? null);
  const free = byteSize(status?.freeBytes ?? 0);
  return (
    <>
      {alarms.map((code) => (
        <Band
          key={code}
          kind="bad"
          what={t(`error.${code}.what`)}
          then={t(`error.${code}.then`)}
          onDismiss={() => {
            setAlarms((shown) => shown.filter((one) => one !== code));
          }}
        />
      ))}
      {status?.isClockBehind === true ? (
        <Band kind="bad" what={t('frame.clockBehind')} then={t('frame.clockBehindThen')} />
      ) : null}
      {status?.isRolledBack === true ? (
        <Band kind="bad" what={t('error.database-rolled-back.what')} then={t('error.database-rolled-back.then')} />
      ) : null}
      {line.isStalled ? <Band kind="bad" what={t('frame.stalled', { n: line.unsent.length })} /> : null}
      {recovered === null ? null : (
        <Band
          kind="note"
          what={t('frame.recovered', { n: recovered.recordings, size: byteSize(recovered.cutBytes) })}
          onDismiss={() => {
            setIsRecoveredSeen(true);
            // The note is gone here in any case; if the station missed it, the next start says it once more.
            station.syncDismissRecovered(undefined).catch((error: unknown) => {
              console.warn('dismissing was not told', error);
            });
          }}
        />
      )}
      {status?.space === 'video-stopped' ? (
        <Band kind="bad" what={t('frame.videoStopped', { size: free })} then={t('frame.videoStoppedThen')} />
      ) : null}
      {status?.space === 'low' && !isLowSeen && !alarms.includes('disk-full') ? (
        <Band
          kind="bad"
          what={t('frame.diskLow', { size: free })}
          then={t('frame.diskLowThen')}
          onDismiss={() => {
            setIsLowSeen(true);
          }}
        />
      ) : null}
    </>
  );
};
