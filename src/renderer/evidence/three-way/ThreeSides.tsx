import type { ReactNode } from 'react';
import type { Shot } from '../../../shared/domain-words.ts';
import type { PhotoView } from '../../../shared/evidence.ts';
import type { ThreeWayView } from '../../../shared/three-way.ts';
import { useDevices } from '../../ui/devices.ts';
import { safePicture } from '../../ui/safe-picture.ts';
import { showText } from '../../ui/shown-text.ts';
import { useTranslation } from '../../ui/words-context.ts';
import { ThreeWaySide } from './ThreeWaySide.tsx';
import type { SidePicture } from './ThreeWaySide.tsx';
import type { Anchor, Zoom } from './zoom-rules.ts';
import styles from './ThreeWay.module.css';

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** Pictures from outside, each only if the window may show it. */
const picturesOf = (urls: readonly (string | null)[], nameOf: (place: number) => string): SidePicture[] =>
  urls.flatMap((url, place) => {
    const safe = safePicture(url);
    return safe === null ? [] : [{ key: String(place), large: safe, small: safe, name: nameOf(place) }];
  });

/** What compares best with a listing's picture. */
const BEST_SHOTS: readonly Shot[] = ['body', 'defect', 'serial', 'contents'];
const bestOf = (photos: readonly PhotoView[]): number =>
  BEST_SHOTS.map((wanted) => photos.findIndex(({ shot }) => shot === wanted)).find((place) => place >= 0) ?? 0;

type ThreeSidesProps = {
  sides: ThreeWayView;
  zoom: Zoom;
  onZoom: (by: 1 | -1, anchor: Anchor) => void;
  onPan: (dx: number, dy: number) => void;
};

/** The three columns: pictures, and what is known of each in words. */
export const ThreeSides = ({ sides, ...shared }: ThreeSidesProps) => {
  const { t } = useTranslation();
  const { photoUrl, thumbUrl } = useDevices();
  const { shipped, buyer, bench } = sides;
  const serials = shipped.lines.flatMap((line) => line.serials);
  return (
    <div className={styles.sides}>
      <ThreeWaySide
        title={t('threeWay.shipped')}
        pictures={picturesOf(
          shipped.lines.map(({ picture }) => picture),
          (place) => showText(shipped.lines[place]?.name ?? ''),
        )}
        empty={t('threeWay.noListing')}
        {...shared}
      >
        <Fact term={t('threeWay.serial')}>
          {serials.length === 0 ? (
            t('threeWay.noSerial')
          ) : (
            <span className={styles.code}>{serials.map(showText).join(' ')}</span>
          )}
        </Fact>
        <Fact term={t('threeWay.weight')}>
          {shipped.weightG === null ? t('threeWay.unknown') : t('threeWay.grams', { n: shipped.weightG })}
        </Fact>
        <Fact term={t('threeWay.seal')}>
          {shipped.sealNo === null ? t('threeWay.unknown') : showText(shipped.sealNo)}
        </Fact>
      </ThreeWaySide>
      <ThreeWaySide
        title={t('threeWay.buyer')}
        pictures={picturesOf(buyer.pictures, (place) =>
          t('threeWay.picture', { n: place + 1, of: buyer.pictures.length }),
        )}
        empty={t('threeWay.noBuyer')}
        {...shared}
      >
        <Fact term={t('threeWay.claim')}>
          {t(`reason.${buyer.reason}`)} · {showText(buyer.reasonText)}
        </Fact>
        {buyer.elsewhere === 0 ? null : (
          <Fact term={t('threeWay.more')}>{t('threeWay.elsewhere', { n: buyer.elsewhere })}</Fact>
        )}
      </ThreeWaySide>
      <ThreeWaySide
        title={t('threeWay.bench')}
        first={bestOf(bench.photos)}
        pictures={bench.photos.map(({ id, sha256, shot }) => ({
          key: id,
          large: photoUrl(sha256),
          small: thumbUrl(sha256),
          name: t(`shot.${shot}`),
        }))}
        empty={t('threeWay.noBench')}
        {...shared}
      >
        {bench.weightG === null ? null : (
          <Fact term={t('threeWay.weight')}>{t('threeWay.grams', { n: bench.weightG })}</Fact>
        )}
        <Fact term={t('threeWay.serial')}>
          {bench.seenSerials.length === 0 ? (
            t('threeWay.serialNone')
          ) : (
            <>
              <span className={styles.code}>{bench.seenSerials.map(showText).join(' ')}</span>
              {serials.length === 0 ? null : (
                <strong className={styles.match} data-foreign={bench.isForeign}>
                  {bench.isForeign ? `✕ ${t('threeWay.serialForeign')}` : `✓ ${t('threeWay.serialSame')}`}
                </strong>
              )}
            </>
          )}
        </Fact>
      </ThreeWaySide>
    </div>
  );
};
