import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TimestampTried, TimestampView } from '../../shared/timestamp.ts';
import { exactTime } from '../pack/exact-time.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { SaveSettings } from './save-settings.ts';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './SettingsPage.module.css';
import { TextSetting } from './TextSetting.tsx';

/** https, or this machine itself; nothing = no stamps. */
const parseUrl = (typed: string): string | null => {
  const text = typed.trim();
  if (text === '') return text;
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  const isHere = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return protocol === 'https:' || isHere ? text : null;
};

const hasCertificate = (typed: string): boolean =>
  typed.trim() === '' || /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/.test(typed);

/** A minute off is nobody's business; more is said. */
const AHEAD_SAID_MS = 60_000;

const when = (at: number): string => {
  const { day, time } = exactTime(at);
  return `${day} ${time}`;
};

function wordTried(t: TFunction, { fault, stamp }: TimestampTried): string {
  if (fault !== null) return t(`trusted.fault.${fault}`);
  if (stamp === null) return '';
  const words = { tsa: showText(stamp.tsa), when: when(stamp.stampedAt) };
  const isOff = Math.abs(stamp.aheadMs) > AHEAD_SAID_MS;
  const minutes = Math.round(Math.abs(stamp.aheadMs) / 60_000);
  const off = isOff ? ` ${t('trusted.ahead', { time: t('time.m', { m: minutes }) })}` : '';
  return `${stamp.isTrusted ? t('trusted.good', words) : t('trusted.goodUnknown', words)}${off}`;
}

const wordLast = (t: TFunction, { last, fault, nextTryAt }: TimestampView): string[] => [
  last === null ? t('trusted.none') : t('trusted.last', { tsa: showText(last.tsa), when: when(last.stampedAt) }),
  ...(fault === null ? [] : [t(`trusted.fault.${fault}`)]),
  ...(fault === null || nextTryAt === null ? [] : [t('trusted.next', { when: when(nextTryAt) })]),
];

type CaFieldProps = { value: string; onSave: (caPem: string) => void };

const CaField = ({ value, onSave }: CaFieldProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = typed !== null && !hasCertificate(typed);
  return (
    <SettingRow
      id="tsaCa"
      label={t('trusted.ca')}
      effect={t('trusted.caThen')}
      bad={isBad ? t('trusted.caBad') : null}
      shape="wide"
    >
      {(ids) => (
        <textarea
          id={ids.control}
          className={styles.input}
          rows={4}
          value={typed ?? value}
          maxLength={60_000}
          spellCheck={false}
          aria-invalid={isBad}
          aria-describedby={ids.effect}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onBlur={() => {
            if (typed === null || isBad) return;
            if (typed.trim() !== value) onSave(typed.trim());
            setTyped(null);
          }}
        />
      )}
    </SettingRow>
  );
};

type TrustedTimePageProps = { settings: Settings; was: Partial<Settings>; onSave: SaveSettings };

/** Which authority stamps the chain of custody with its time, and whether that works. */
export const TrustedTimePage = ({ settings, was, onSave }: TrustedTimePageProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const { tsa } = settings;
  const [view, setView] = useState<TimestampView | null>(null);
  const [tried, setTried] = useState<TimestampTried | 'trying' | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let isWanted = true;
    station.timestampView(undefined).then(
      (answer) => {
        if (isWanted && answer.ok) setView(answer.value);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, tried]);
  const tryIt = (): void => {
    setRefusal(null);
    setTried('trying');
    station.timestampTry(tsa).then(
      (answer) => {
        setTried(answer.ok ? answer.value : null);
        if (!answer.ok) setRefusal(answer.error.code);
      },
      () => {
        setTried(null);
        setRefusal('internal');
      },
    );
  };
  const wasUrl = was.tsa === undefined || was.tsa.url === tsa.url ? null : was.tsa.url;
  return (
    <SettingsPage title={t('set.page.time')} then={t('trusted.then')}>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      <TextSetting
        id="tsaUrl"
        label={t('trusted.url')}
        effect={t('trusted.urlThen')}
        bad={t('trusted.urlBad')}
        value={tsa.url}
        was={wasUrl}
        parse={parseUrl}
        maxLength={300}
        onSave={(url) => {
          setTried(null);
          onSave({ tsa: { ...tsa, url } });
        }}
      />
      <CaField
        value={tsa.caPem}
        onSave={(caPem) => {
          setTried(null);
          onSave({ tsa: { ...tsa, caPem } });
        }}
      />
      <SettingRow
        id="tsaTest"
        label={t('trusted.test')}
        effect={t('trusted.testThen')}
        shape="wide"
        below={
          <div role="status" className={styles.said}>
            {tried === null ? null : <p>{tried === 'trying' ? t('trusted.trying') : wordTried(t, tried)}</p>}
            {view === null || tsa.url === '' ? null : wordLast(t, view).map((words) => <p key={words}>{words}</p>)}
          </div>
        }
      >
        {() => (
          <div>
            <PressButton onPress={tryIt} isDisabled={tsa.url === '' || tried === 'trying'}>
              {t('trusted.test')}
            </PressButton>
          </div>
        )}
      </SettingRow>
    </SettingsPage>
  );
};
