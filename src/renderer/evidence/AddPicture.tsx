import { useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import { useDevices } from '../ui/devices.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ChoosePicture } from './ChoosePicture.tsx';
import { storePictureFile } from './picture-file.ts';
import styles from './AddPicture.module.css';

type AddPictureProps = {
  /** To whose photos it goes. */
  inspectionId: string;
  /** The one that goes along, by SHA-256. */
  picture: string | null;
  onChange: (picture: string | null) => void;
};

/** A screenshot to go along with what was done by hand: chosen as a file, stored at once like every photo of the box. */
export const AddPicture = ({ inspectionId, picture, onChange }: AddPictureProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const { thumbUrl } = useDevices();
  const [isStoring, setIsStoring] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const add = (file: File): void => {
    setIsStoring(true);
    setRefused(null);
    storePictureFile(station, file, inspectionId)
      .then(
        (stored) => {
          if (stored.ok) onChange(stored.value.sha256);
          else setRefused(stored.error.code);
        },
        () => {
          setRefused('internal');
        },
      )
      .finally(() => {
        setIsStoring(false);
      });
  };
  return (
    <div className={styles.add}>
      {picture === null ? null : <img className={styles.thumb} src={thumbUrl(picture)} alt={t('addPicture.kept')} />}
      <ChoosePicture
        label={t(picture === null ? 'addPicture.add' : 'addPicture.another')}
        isDisabled={isStoring}
        onFile={add}
      />
      {picture === null ? null : (
        <PressButton
          kind="quiet"
          onPress={() => {
            onChange(null);
          }}
        >
          {t('addPicture.drop')}
        </PressButton>
      )}
      <span className={styles.said} role="status">
        {isStoring ? t('addPicture.storing') : picture === null ? null : t('addPicture.kept')}
      </span>
      {refused === null ? null : (
        <span className={styles.problem} role="alert">
          {t(refused === 'photo-not-an-image' ? 'addPicture.noImage' : 'addPicture.notKept')}
        </span>
      )}
    </div>
  );
};
