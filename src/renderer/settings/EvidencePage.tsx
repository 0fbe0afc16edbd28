import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { Market } from '../../shared/advice.ts';
import { VERDICTS } from '../../shared/domain-words.ts';
import type { Verdict } from '../../shared/domain-words.ts';
import { DEFAULT_CHECKLISTS, EVIDENCE_ITEMS, isSameCase } from '../../shared/evidence-meter.ts';
import type { Checklist, EvidenceItem } from '../../shared/evidence-meter.ts';
import type { Settings } from '../../shared/settings.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ItemToggles } from './ItemToggles.tsx';
import type { SaveSettings } from './save-settings.ts';
import { platformChoices } from './platform-choices.ts';
import { ResetSetting } from './ResetSetting.tsx';
import { SelectSetting } from './SelectSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** What counts for this case when nobody made a list for its platform. */
const itemsOf = (lists: readonly Checklist[], of: Omit<Checklist, 'items'>): EvidenceItem[] =>
  lists.find((list) => isSameCase(list, of))?.items ??
  lists.find((list) => isSameCase(list, { ...of, platform: '' }))?.items ??
  [];

/** Of which reason, and of which goods where a ruling taught so. */
const captionOf = (t: TFunction, { reason, category }: Checklist): string => {
  const ofReason = reason === '' ? '' : t('checklist.ofReason', { reason: t(`reason.${reason}`) });
  return category === undefined ? ofReason : `${ofReason} · ${t(`category.${category}`)}`;
};

type EvidencePageProps = { settings: Settings; onSave: SaveSettings };

/** What each verdict wants on record, for every platform or for one: a click puts an item on the list or takes it off. */
export const EvidencePage = ({ settings, onSave }: EvidencePageProps) => {
  const { t } = useTranslation();
  const [platform, setPlatform] = useState<Market>('');
  const { checklists } = settings;
  const put = (of: Omit<Checklist, 'items'>, item: EvidenceItem): void => {
    const before = itemsOf(checklists, of);
    // Always in one order: it is that in which the shots are asked for.
    const items = EVIDENCE_ITEMS.filter((one) => (one === item) !== before.includes(one));
    onSave({ checklists: [...checklists.filter((list) => !isSameCase(list, of)), { ...of, items }] });
  };
  const reasonsOf = (verdict: Verdict): Checklist[] =>
    checklists.filter((list) => list.verdict === verdict && list.platform === platform && list.reason !== '');
  return (
    <SettingsPage title={t('set.page.evidence')} then={t('checklist.about')}>
      <SelectSetting
        id="evidence-platform"
        label={t('checklist.platform')}
        effect={t('checklist.platformThen')}
        value={platform}
        choices={platformChoices(t)}
        onChange={setPlatform}
      />
      {VERDICTS.map((verdict) => (
        <SettingRow
          key={verdict}
          id={`evidence-${verdict}`}
          label={t(`verdict.${verdict}`)}
          effect={t(verdict === 'intact' ? 'checklist.shows' : 'checklist.asks')}
          shape="wide"
        >
          {(ids) => (
            <>
              <ItemToggles
                labelId={ids.label}
                items={itemsOf(checklists, { verdict, platform, reason: '' })}
                onToggle={(item) => {
                  put({ verdict, platform, reason: '' }, item);
                }}
              />
              {reasonsOf(verdict).map((list) => (
                <ItemToggles
                  key={`${list.reason} ${list.category ?? ''}`}
                  labelId={ids.label}
                  caption={captionOf(t, list)}
                  items={list.items}
                  onToggle={(item) => {
                    put(list, item);
                  }}
                />
              ))}
            </>
          )}
        </SettingRow>
      ))}
      <ResetSetting
        id="evidence-reset"
        label={t('checklist.reset')}
        effect={t('checklist.resetThen')}
        onReset={() => {
          const others = checklists.filter((list) => list.platform !== platform);
          const own = DEFAULT_CHECKLISTS.filter((list) => list.platform === platform);
          onSave({ checklists: [...others, ...own] });
        }}
      />
    </SettingsPage>
  );
};
