import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from './words-context.ts';
import styles from './Dialog.module.css';

type DialogProps = { title: ReactNode; size: number | 'auto'; onClose: () => void; children: ReactNode };

/**
 * Something to look at, over the screen: Escape, a click beside it, any bench key and any scan close it. Put together
 * from Mantine's parts without its `header` element, which would be a second banner of the page.
 */
export const Dialog = ({ title, size, onClose, children }: DialogProps) => {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={size}
      centered
      // Not as the content's own class: that one also lands on the layer around it, and hides the screen below.
      classNames={{ content: styles.content ?? '' }}
      transitionProps={{ duration: 120 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('frame.close')} size={48} iconSize={28} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
