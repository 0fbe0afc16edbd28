import type { ReactNode } from 'react';
import { KeyCap } from './KeyCap.tsx';
import styles from './PressButton.module.css';

type PressButtonProps = {
  children: ReactNode;
  onPress: () => void;
  keyName?: string;
  kind?: 'plain' | 'strong' | 'quiet';
  size?: 'normal' | 'large';
  isPressed?: boolean;
  isDisabled?: boolean;
  label?: string;
};

/**
 * A button for gloved hands. A click does not move the focus onto it, so that the Enter at the end of the next scan
 * presses nothing.
 */
export const PressButton = ({
  children,
  onPress,
  keyName,
  kind = 'plain',
  size = 'normal',
  isPressed,
  isDisabled = false,
  label,
}: PressButtonProps) => (
  <button
    type="button"
    className={styles.button}
    data-kind={kind}
    data-size={size}
    aria-pressed={isPressed}
    aria-label={label}
    disabled={isDisabled}
    onMouseDown={(event) => {
      event.preventDefault();
    }}
    onClick={onPress}
  >
    {keyName === undefined ? null : <KeyCap name={keyName} />}
    <span className={styles.text}>{children}</span>
  </button>
);
