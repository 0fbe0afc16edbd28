import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../ui/words-context.ts';
import { ZoomPane } from './ZoomPane.tsx';
import type { Anchor, Zoom } from './zoom-rules.ts';
import styles from './ThreeWay.module.css';

export type SidePicture = { key: string; large: string; small: string; name: string };

type ThreeWaySideProps = {
  title: string;
  pictures: readonly SidePicture[];
  /** Place of the picture that is shown at first. */
  first?: number;
  empty: string;
  zoom: Zoom;
  onZoom: (by: 1 | -1, anchor: Anchor) => void;
  onPan: (dx: number, dy: number) => void;
  /** What is known beside the pictures. */
  children: ReactNode;
};

/** One of the three: its picture, the choice of others, and what is known in words. */
export const ThreeWaySide = ({
  title,
  pictures,
  first = 0,
  empty,
  zoom,
  onZoom,
  onPan,
  children,
}: ThreeWaySideProps) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(first);
  const shown = pictures[chosen] ?? pictures[0];
  return (
    <section className={styles.side} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ZoomPane
        picture={shown?.large ?? null}
        alt={shown === undefined ? '' : `${title}: ${shown.name}`}
        empty={empty}
        zoom={zoom}
        onZoom={onZoom}
        onPan={onPan}
      />
      <div className={styles.choice} role="group" aria-label={t('threeWay.pictures', { side: title })}>
        {pictures.length < 2
          ? null
          : pictures.map((picture, place) => (
              <button
                key={picture.key}
                type="button"
                className={styles.chip}
                aria-pressed={picture === shown}
                aria-label={`${picture.name} · ${t('threeWay.picture', { n: place + 1, of: pictures.length })}`}
                onMouseDown={(event) => {
                  event.preventDefault();
                }}
                onClick={() => {
                  setChosen(place);
                }}
              >
                <img src={picture.small} alt="" draggable={false} />
              </button>
            ))}
      </div>
      <dl className={styles.facts}>{children}</dl>
    </section>
  );
};
