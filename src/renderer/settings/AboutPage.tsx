import { useTranslation } from 'react-i18next';
import type { StatusView } from '../../shared/sync.ts';
import { byteSize } from '../ui/byte-size.ts';
import { Card } from './Card.tsx';
import styles from './Card.module.css';

export const AboutCard = ({ status }: { status: StatusView | null }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('set.about')}>
      <dl className={styles.facts}>
        <dt>{t('set.runtime')}</dt>
        <dd data-copy="">{status?.runtime ?? ''}</dd>
        <dt>{t('set.disk')}</dt>
        <dd>{status === null ? '' : status.freeBytes === null ? t('set.diskUnknown') : byteSize(status.freeBytes)}</dd>
      </dl>
    </Card>
  );
};
