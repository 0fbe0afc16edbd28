import { IconAlertTriangle, IconBoxMultiple, IconCheck, IconGift } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { LineView } from '../../shared/session.ts';
import { GoodsPicture } from '../ui/GoodsPicture.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { DIGITS } from './keypad.ts';
import { lineState, missingUnits } from './line-state.ts';
import styles from './LineRow.module.css';

type CountChange = { what: 'good' | 'defective' | 'missing'; delta: 1 | -1 };

export type LineRowProps = {
  line: LineView;
  /** The keypad digit that counts one good of it. */
  number: number;
  /** The bench waits for this one. */
  isNext: boolean;
  isCompact: boolean;
  onCount: (lineId: string, what: CountChange['what'], delta: CountChange['delta']) => void;
};

const Serial = ({ line }: { line: LineView }) => {
  const { t } = useTranslation();
  if (line.serialState === 'none') return null;
  if (line.serialState === 'wanted') return <span className={styles.serial}>{t('box.serialWanted')}</span>;
  if (line.serialState === 'match') {
    return (
      <span className={styles.serial} data-state="match">
        <IconCheck size={16} stroke={3} aria-hidden="true" />
        {t('box.serialMatch')}
      </span>
    );
  }
  return (
    <span className={styles.serial} data-state="mismatch">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <strong>{t('box.serialMismatch')}</strong>
      <span className={styles.mono}>
        <span>{t('box.serialShipped', { serials: line.shippedSerials.map(showText).join(' ') })}</span>
        <span>{t('box.serialSeen', { serials: line.seenSerials.map(showText).join(' ') })}</span>
      </span>
    </span>
  );
};

const Count = ({ line }: { line: LineView }) => {
  const { t } = useTranslation();
  const state = lineState(line);
  const missing = missingUnits(line);
  return (
    <span className={styles.count} data-state={line.serialState === 'mismatch' ? 'mismatch' : state}>
      {state === 'untouched' ? t('box.notScanned') : null}
      {line.serialState === 'mismatch' ? <span>{t('box.serialOff')}</span> : null}
      {state === 'complete' ? <IconCheck size={20} stroke={3} aria-hidden="true" /> : null}
      {line.good > 0 ? <span>{t('box.good', { n: line.good })}</span> : null}
      {line.defective > 0 ? <span>{t('box.defective', { n: line.defective })}</span> : null}
      {line.extra > 0 ? <span>{t('box.extra', { n: line.extra })}</span> : null}
      {missing > 0 ? <span>{t('box.missing', { n: missing })}</span> : null}
    </span>
  );
};

/** One line of goods: its picture, how many are due, and how many of what were found. */
export const LineRow = ({ line, number, isNext, isCompact, onCount }: LineRowProps) => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In a box with many lines the one that is waited for must be in sight.
    if (isNext) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isNext]);
  const change = (what: CountChange['what'], delta: CountChange['delta']) => () => {
    onCount(line.id, what, delta);
  };
  return (
    <li ref={row} className={styles.line} data-next={isNext} data-compact={isCompact}>
      <div className={styles.row}>
        {number <= DIGITS ? (
          <kbd className={styles.number} title={t('box.number', { n: number })}>
            {number}
          </kbd>
        ) : null}
        <GoodsPicture url={line.picture} isSmall={isCompact} />
        <div className={styles.what}>
          <p className={styles.name}>
            {showText(line.name)}
            {line.isGift ? (
              <span className={styles.tag}>
                <IconGift size={16} aria-hidden="true" />
                {t('odd.gift')}
              </span>
            ) : null}
          </p>
          <Serial line={line} />
          {line.elsewhere > 0 ? (
            <span className={styles.serial}>
              <IconBoxMultiple size={16} aria-hidden="true" />
              {t('odd.elsewhere', { n: line.elsewhere })}
            </span>
          ) : null}
        </div>
        <span className={styles.expected}>{t('box.expected', { n: line.expected })}</span>
        <Count line={line} />
        <PressButton
          kind="quiet"
          isPressed={isOpen}
          label={`${t('box.change')} ${line.name}`}
          onPress={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t('box.change')}
        </PressButton>
      </div>
      {isOpen ? (
        <div className={styles.changes}>
          <PressButton onPress={change('good', 1)}>{t('box.addGood')}</PressButton>
          <PressButton onPress={change('good', -1)} isDisabled={line.good === 0}>
            {t('box.takeGood')}
          </PressButton>
          <PressButton onPress={change('defective', 1)}>{t('box.addDefective')}</PressButton>
          <PressButton onPress={change('defective', -1)} isDisabled={line.defective === 0}>
            {t('box.takeDefective')}
          </PressButton>
          <PressButton
            isPressed={line.isMissingConfirmed}
            onPress={change('missing', line.isMissingConfirmed ? -1 : 1)}
            isDisabled={line.good + line.defective >= line.expected && !line.isMissingConfirmed}
          >
            {t('box.restMissing')}
          </PressButton>
        </div>
      ) : null}
    </li>
  );
};
