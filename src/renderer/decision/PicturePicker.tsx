import type { PhotoView } from '../../shared/evidence.ts';
import { useDevices } from '../ui/devices.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './PicturePicker.module.css';

type PicturePickerProps = {
  photos: readonly Pick<PhotoView, 'sha256' | 'shot'>[];
  /** By SHA-256, in the order they are shown there. */
  chosen: readonly string[];
  max: number;
  label: string;
  onChange: (chosen: string[]) => void;
};

/** Photos of a case to go along: a press takes one or puts it back, its number is its place. */
export const PicturePicker = ({ photos, chosen, max, label, onChange }: PicturePickerProps) => {
  const { t } = useTranslation();
  const { thumbUrl } = useDevices();
  return (
    <ul className={styles.photos} aria-label={label}>
      {photos.map(({ sha256, shot }) => {
        const place = chosen.indexOf(sha256);
        const isChosen = place >= 0;
        return (
          <li key={sha256}>
            <button
              type="button"
              className={styles.photo}
              aria-pressed={isChosen}
              disabled={!isChosen && max > 1 && chosen.length >= max}
              onClick={() => {
                if (isChosen) onChange(chosen.filter((one) => one !== sha256));
                else onChange(max === 1 ? [sha256] : [...chosen, sha256]);
              }}
            >
              <img src={thumbUrl(sha256)} alt="" draggable={false} />
              <span className={styles.shot}>{t(`shot.${shot}`)}</span>
              {isChosen ? <span className={styles.place}>{place + 1}</span> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
};
