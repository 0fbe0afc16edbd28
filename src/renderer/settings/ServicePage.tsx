import { useState } from 'react';
import type { Market } from '../../shared/advice.ts';
import {
  PLACE_IDS,
  SERVICE_LANGUAGES,
  SERVICE_OUTCOMES,
  SERVICE_TEXT_MAX,
  templateOf,
  whyNotTemplate,
  withTemplate,
  writePlace,
} from '../../shared/service-text.ts';
import type { ServiceLanguage, ServiceOutcome } from '../../shared/service-text.ts';
import type { Settings } from '../../shared/settings.ts';
import { wordProblem, writeServiceText } from '../decision/service-draft.ts';
import type { ServiceFacts } from '../decision/service-draft.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { SaveSettings } from './save-settings.ts';
import { platformChoices } from './platform-choices.ts';
import { ResetSetting } from './ResetSetting.tsx';
import { SelectSetting } from './SelectSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import own from './ServicePage.module.css';

/** A return as every shop knows it, for the preview. */
const sampleOf = (market: Market, language: ServiceLanguage, name: string): ServiceFacts => ({
  ...{
    market,
    language,
    shop: language === 'zh' ? '青禾男装' : 'Greenfield',
    buyer: language === 'zh' ? '王*' : 'J***',
  },
  ...{ waybill: 'SF1300001234562', orderNo: '2026110488771203', returnNo: 'TH00000001' },
  goods: [{ name, quantity: 1 }],
  codes: ['stained'],
  currency: language === 'zh' ? 'CNY' : 'EUR',
  ...{ totalCents: 139_00, partCents: 60_00 },
});

type ServicePageProps = { settings: Settings; onSave: SaveSettings };

/** The texts that shop agents copy for buyers: one an outcome, for every platform or for one. */
export const ServicePage = ({ settings, onSave }: ServicePageProps) => {
  const { t, i18n } = useTranslation();
  const { serviceTexts } = settings;
  const [outcome, setOutcome] = useState<ServiceOutcome>('refund-full');
  const [market, setMarket] = useState<Market>('');
  const [language, setLanguage] = useState<ServiceLanguage>('zh');
  const [typed, setTyped] = useState<string | null>(null);
  const of = { outcome, market, language };
  const stored = templateOf(serviceTexts, of);
  const text = typed ?? stored;
  const problem = whyNotTemplate(text);
  const isOwn = serviceTexts.some(
    (one) => one.outcome === outcome && one.language === language && (one.market === market || one.market === ''),
  );
  const keep = (next: string): void => {
    if (next === stored || whyNotTemplate(next) !== null) return;
    onSave({ serviceTexts: withTemplate(serviceTexts, of, next) });
    setTyped(null);
  };
  const sample = i18n.getFixedT(language);
  const preview = writeServiceText(
    sample,
    withTemplate([], of, text),
    outcome,
    sampleOf(market, language, sample('service.sampleGoods')),
  );
  return (
    <SettingsPage title={t('set.page.service')} then={t('service.pageThen')}>
      <SelectSetting
        id="service-outcome"
        label={t('service.outcome')}
        effect={t('service.outcomeThen')}
        value={outcome}
        choices={SERVICE_OUTCOMES.map((value) => ({ value, label: t(`service.outcomes.${value}`) }))}
        onChange={(chosen) => {
          setOutcome(chosen);
          setTyped(null);
        }}
      />
      <SelectSetting
        id="service-market"
        label={t('service.market')}
        effect={t('service.marketThen')}
        value={market}
        choices={platformChoices(t)}
        onChange={(chosen) => {
          setMarket(chosen);
          setTyped(null);
        }}
      />
      <SelectSetting
        id="service-language"
        label={t('service.language')}
        effect={t('service.languageThen')}
        value={language}
        choices={SERVICE_LANGUAGES.map((value) => ({ value, label: value === 'zh' ? '中文' : 'English' }))}
        onChange={(chosen) => {
          setLanguage(chosen);
          setTyped(null);
        }}
      />
      <SettingRow
        id="service-text"
        label={t('service.template')}
        effect={t('service.templateThen')}
        bad={problem === null ? null : wordProblem(t, problem, text)}
        shape="wide"
      >
        {(ids) => (
          <>
            <textarea
              id={ids.control}
              aria-describedby={ids.effect}
              aria-invalid={problem !== null}
              className={own.text}
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              rows={4}
              maxLength={SERVICE_TEXT_MAX}
              value={text}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
              onBlur={() => {
                keep(text);
              }}
            />
            <div className={own.places} role="group" aria-label={t('service.places')}>
              <span>{t('service.places')}</span>
              {PLACE_IDS.map((place) => (
                <button
                  key={place}
                  type="button"
                  lang={language === 'zh' ? 'zh-CN' : 'en'}
                  className={own.place}
                  onMouseDown={(event) => {
                    event.preventDefault();
                  }}
                  onClick={() => {
                    setTyped(`${text}${writePlace(place, language)}`);
                  }}
                >
                  {writePlace(place, language)}
                </button>
              ))}
            </div>
          </>
        )}
      </SettingRow>
      <SettingRow id="service-preview" label={t('service.preview')} effect={t('service.previewThen')} shape="wide">
        {(ids) => (
          <p id={ids.control} className={own.preview} lang={language === 'zh' ? 'zh-CN' : 'en'} aria-live="polite">
            {preview}
          </p>
        )}
      </SettingRow>
      <ResetSetting
        id="service-reset"
        label={t('service.reset')}
        effect={`${t(isOwn ? 'service.isOwn' : 'service.isOurs')} ${t('service.resetThen')}`}
        onReset={() => {
          setTyped(null);
          onSave({ serviceTexts: withTemplate(serviceTexts, of, null) });
        }}
      />
    </SettingsPage>
  );
};
