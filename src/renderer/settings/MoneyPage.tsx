import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { parseYuan, yuanText } from '../ui/money.ts';
import { Card } from './Card.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { parseBin, parseWhole } from './setting-parsers.ts';
import type { SaveSettings } from './save-settings.ts';
import { TextSetting } from './TextSetting.tsx';

const UNDO_MAX_S = 600;

/** Limits and times; every one moves money or deadlines, so each says what it does. */
export const MoneyCard = ({ settings, onSave }: { settings: Settings; onSave: SaveSettings }) => {
  const { t } = useTranslation();
  const hours = settings.refundWithinHours;
  const own = hours === 24 || hours === 48 ? [] : [{ value: String(hours), label: t('set.hoursOther', { h: hours }) }];
  return (
    <Card title={t('set.limits')}>
      <TextSetting
        label={t('set.undo')}
        effect={t('set.undoThen')}
        bad={t('set.undoBad')}
        value={String(Math.round(settings.undoMs / 1000))}
        parse={parseWhole(0, UNDO_MAX_S)}
        maxLength={3}
        onSave={(seconds) => {
          onSave({ undoMs: seconds * 1000 });
        }}
      />
      <TextSetting
        label={t('set.limit')}
        effect={t('set.limitThen')}
        bad={t('set.yuanBad')}
        value={yuanText(settings.limitCents)}
        parse={parseYuan}
        maxLength={11}
        onSave={(limitCents) => {
          onSave({ limitCents });
        }}
      />
      <TextSetting
        label={t('set.highValue')}
        effect={t('set.highValueThen')}
        bad={t('set.yuanBad')}
        value={yuanText(settings.highValueCents)}
        parse={parseYuan}
        maxLength={11}
        onSave={(highValueCents) => {
          onSave({ highValueCents });
        }}
      />
      <ChoiceSetting
        label={t('set.refundWithin')}
        effect={t('set.refundWithinThen')}
        value={String(hours)}
        choices={[{ value: '24', label: t('set.hours24') }, { value: '48', label: t('set.hours48') }, ...own]}
        onChange={(chosen) => {
          onSave({ refundWithinHours: Number(chosen) });
        }}
      />
      <TextSetting
        label={t('set.holdBin')}
        effect={t('set.holdBinThen')}
        bad={t('set.holdBinBad')}
        value={settings.holdBin}
        parse={parseBin}
        maxLength={12}
        onSave={(holdBin) => {
          onSave({ holdBin });
        }}
      />
    </Card>
  );
};
