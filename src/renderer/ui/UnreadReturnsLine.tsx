import type { UnreadReturns } from '../../shared/sync.ts';
import { showText } from './shown-text.ts';
import { useTranslation } from './words-context.ts';

/** How many returns of a shop can't be read, some of their numbers, and what to do about it. */
export const UnreadReturnsLine = ({ unread: { n, some } }: { unread: UnreadReturns }) => {
  const { t } = useTranslation();
  const nos = some.map(showText).join(t('conn.unreadAnd'));
  return (
    <>
      {t('conn.unreadReturns', { n })} {nos === '' ? null : t('conn.unreadNos', { nos })} {t('conn.unreadReturnsThen')}
    </>
  );
};
