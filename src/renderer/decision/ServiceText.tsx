import { IconMoon } from '@tabler/icons-react';
import { useId } from 'react';
import { SERVICE_PICTURES_MAX } from '../../shared/service.ts';
import type { ServiceSubject, ServiceView } from '../../shared/service.ts';
import { SERVICE_OUTCOMES, SERVICE_TEXT_MAX } from '../../shared/service-text.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { PicturePicker } from './PicturePicker.tsx';
import { offeredPhotos } from './refusal-draft.ts';
import { timeAtShop, wordProblem } from './service-draft.ts';
import { useService } from './use-service.ts';
import type { Service } from './use-service.ts';
import styles from './ServiceText.module.css';

const Said = ({ said }: { said: Service['said'] }) => {
  const { t } = useTranslation();
  if (said === null) return null;
  switch (said.kind) {
    case 'refused':
      return <RefusalNote code={said.code} />;
    case 'copied':
    case 'copyFailed':
    case 'making':
      return <p className={styles.said}>{t(`service.${said.kind}`)}</p>;
    case 'made': {
      const { files: n, left, isShown } = said;
      if (n === 0) return <p className={styles.said}>{t('service.madeNone')}</p>;
      if (!isShown) return <p className={styles.said}>{t('service.notShown', { n })}</p>;
      return (
        <p className={styles.said}>{left === 0 ? t('service.made', { n }) : t('service.madeSome', { n, left })}</p>
      );
    }
  }
};

const Words = ({ service, view }: { service: Service; view: ServiceView }) => {
  const { t } = useTranslation();
  const ids = { text: useId(), problem: useId() };
  const { problem, text } = service;
  return (
    <div className={styles.words}>
      <div className={styles.labels}>
        <label htmlFor={ids.text} className={styles.label}>
          {t('service.text')}
        </label>
        {service.isChanged ? (
          <button type="button" className={styles.restore} onClick={service.takeBack}>
            {t('service.ours')}
          </button>
        ) : null}
      </div>
      <textarea
        id={ids.text}
        className={styles.text}
        lang={view.language === 'zh' ? 'zh-CN' : 'en'}
        rows={5}
        maxLength={SERVICE_TEXT_MAX * 2}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={ids.problem}
        onChange={(event) => {
          service.write(event.currentTarget.value);
        }}
      />
      <p id={ids.problem} className={styles.problem} role="alert">
        {problem === null ? null : wordProblem(t, problem, text)}
      </p>
    </div>
  );
};

const Body = ({ service, view }: { service: Service; view: ServiceView }) => {
  const { t } = useTranslation();
  const { notBeforeAt, pictures, outcome } = service;
  const isNight = notBeforeAt !== null;
  const from = isNight ? t('service.from', { time: timeAtShop(notBeforeAt, view.zone) }) : null;
  const photos = offeredPhotos(view.photos);
  return (
    <div className={styles.panel}>
      <p className={styles.about}>{t('service.about', { shop: showText(view.shop), buyer: showText(view.buyer) })}</p>
      <div className={styles.outcomes} role="radiogroup" aria-label={t('service.outcome')}>
        {SERVICE_OUTCOMES.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={one === outcome}
            className={styles.outcome}
            // Not the cross that closes it: the next Enter would.
            autoFocus={one === outcome}
            onClick={() => {
              service.choose(one);
            }}
          >
            {t(`service.outcomes.${one}`)}
          </button>
        ))}
      </div>
      <Words service={service} view={view} />
      <div>
        <p className={styles.label}>
          {photos.length === 0 ? t('service.noPictures') : t('service.pictures', { n: pictures.length })}
        </p>
        {photos.length === 0 ? null : (
          <>
            <PicturePicker
              photos={photos}
              chosen={pictures}
              max={SERVICE_PICTURES_MAX}
              label={t('service.pictures', { n: pictures.length })}
              onChange={service.pick}
            />
            <p className={styles.small}>{t('service.picturesThen')}</p>
          </>
        )}
      </div>
      {isNight ? (
        <p className={styles.night}>
          <IconMoon size={20} aria-hidden="true" />
          {t('service.night')}
        </p>
      ) : null}
      <div className={styles.ways}>
        <PressButton
          kind={isNight ? 'plain' : 'strong'}
          isDisabled={isNight || service.problem !== null}
          onPress={service.copy}
        >
          {from ?? t('service.copy')}
        </PressButton>
        {photos.length === 0 || isNight ? null : (
          <PressButton
            isDisabled={pictures.length === 0 || service.said?.kind === 'making'}
            onPress={service.makePictures}
          >
            {t('service.makePictures')}
          </PressButton>
        )}
        <div role="status" className={styles.status}>
          <Said said={service.said} />
        </div>
      </div>
    </div>
  );
};

/** What customer service may say to the buyer of this return, to be read, changed and copied. */
export const ServiceText = (subject: ServiceSubject) => {
  const { t } = useTranslation();
  const service = useService(subject);
  const { view } = service;
  if (view === null) return <p>{t('frame.loading')}</p>;
  if ('refused' in view) return <RefusalNote code={view.refused} />;
  return <Body service={service} view={view} />;
};
