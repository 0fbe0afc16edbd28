import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { useProofPack } from './use-proof-pack.ts';
import styles from './ProofPack.module.css';

/** Makes the pack that goes along to the platform's back office, and shows where it lies. */
export const ProofPack = ({ inspectionId, platform }: { inspectionId: string; platform: string }) => {
  const { t } = useTranslation();
  const { share, file, refusal, make, show } = useProofPack(inspectionId, platform);
  return (
    <div className={styles.pack}>
      {refusal === null ? null : (
        <p role="alert">
          <strong>{t(`error.${refusal}.what`)}</strong> {t(`error.${refusal}.then`)}
        </p>
      )}
      {share !== null ? (
        <p role="status">{t('refusal.packMaking', { n: Math.floor(share * 100) })}</p>
      ) : file === null ? (
        <PressButton onPress={make}>{t('refusal.packMake')}</PressButton>
      ) : (
        <>
          <p role="status">
            {t('refusal.packMade')} <code data-copy="">{showText(file)}</code>
          </p>
          <PressButton onPress={show}>{t('refusal.packShow')}</PressButton>
        </>
      )}
    </div>
  );
};
