import { useRef } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import styles from './ChoosePicture.module.css';

type ChoosePictureProps = {
  label: string;
  isDisabled?: boolean;
  /** Pictures, unless it says more. */
  accept?: string;
  onFile: (file: File) => void;
};

/** The system's own window to choose one file, a picture as a rule; the same file may be chosen again. */
export const ChoosePicture = ({ label, isDisabled = false, accept = 'image/*', onFile }: ChoosePictureProps) => {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <PressButton
        isDisabled={isDisabled}
        onPress={() => {
          chooser.current?.click();
        }}
      >
        {label}
      </PressButton>
      <input
        ref={chooser}
        type="file"
        accept={accept}
        className={styles.file}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
};
