import { IconChecks, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { CaseDisputes } from './CaseDisputes.tsx';
import { CaseFilms } from './CaseFilm.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CasePictures } from './CasePictures.tsx';
import { CheckBench } from './CheckBench.tsx';
import { CaseSearch, isEmptyDay } from './CaseSearch.tsx';
import { DisputeList } from './DisputeList.tsx';
import { ExportsBefore } from './ExportsBefore.tsx';
import { HoldBar } from './HoldBar.tsx';
import { LessonCard } from './LessonCard.tsx';
import { PackPanel } from './PackPanel.tsx';
import { TimeLine } from './TimeLine.tsx';
import { VerifyPack } from './VerifyPack.tsx';
import { useDisputes } from './use-disputes.ts';
import type { DisputeShow } from './use-disputes.ts';
import type { PackDesk } from './use-pack-desk.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './CasesScreen.module.css';

/** Before a case is open: what there is to do here. */
const Nothing = ({ desk }: { desk: PackDesk }) => {
  const { t } = useTranslation();
  const { cases, opened } = desk;
  if (opened.fault !== null) return <RefusalNote code={opened.fault} />;
  if (opened.openedId !== null || cases.found === null) return <p>{t('frame.loading')}</p>;
  if (!isEmptyDay(cases)) {
    return (
      <>
        <IconFolderOpen size={72} stroke={1.25} aria-hidden="true" />
        <h2 className={styles.emptyTitle}>{t('cases.openHint')}</h2>
        <p className={styles.emptyThen}>{t('cases.openThen')}</p>
      </>
    );
  }
  return (
    <>
      <IconChecks size={72} stroke={1.25} aria-hidden="true" />
      <h2 className={styles.emptyTitle}>{t('cases.empty')}</h2>
      <p className={styles.emptyThen}>{t('cases.emptyThen')}</p>
      <PressButton
        onPress={() => {
          cases.setFilter({ verdict: 'any' });
        }}
      >
        {t('cases.noneWide')}
      </PressButton>
    </>
  );
};

/** The supervisor's room: find a case, look at it whole, hand it over as a pack. */
export const CasesScreen = ({ desk }: { desk: PackDesk }) => {
  const { t } = useTranslation();
  const { cases, opened, view, draft, marked, exporting } = desk;
  const [show, setShow] = useState<DisputeShow | 'search'>('search');
  const disputes = useDisputes(show === 'search' ? null : show, true);
  const hasPanel = view !== null || marked.size > 0 || exporting.view !== null;
  return (
    <main className={styles.screen} data-desk="" data-panel={hasPanel}>
      <div className={styles.left}>
        <div className={styles.which} role="group" aria-label={t('disputes.show')}>
          {(['search', 'open', 'done'] as const).map((one) => (
            <PressButton
              key={one}
              isPressed={show === one}
              onPress={() => {
                setShow(one);
              }}
            >
              {t(`disputes.${one}`, { n: disputes.open ?? '' })}
            </PressButton>
          ))}
        </div>
        <LessonCard lessons={desk.lessons} hasKey={desk.acts.lesson && !desk.acts.supplement} />
        {show === 'search' ? (
          <CaseSearch cases={cases} openedId={opened.openedId} onOpen={opened.open} />
        ) : (
          <DisputeList show={show} disputes={disputes} openedId={opened.openedId} onOpen={opened.open} />
        )}
      </div>
      {view === null ? (
        <article className={styles.empty}>
          <Nothing desk={desk} />
          <VerifyPack />
          <CheckBench />
        </article>
      ) : (
        <article key={view.inspectionId} className={`${styles.case} ${more.scroll}`} tabIndex={0}>
          <CaseHead view={view}>
            <HoldBar
              view={view}
              isAsking={desk.isAskingHold}
              setIsAsking={desk.setIsAskingHold}
              onChanged={() => {
                opened.readAgain();
                cases.findNow();
              }}
            />
          </CaseHead>
          <CaseDisputes
            view={view}
            disputes={desk.disputes}
            onOpen={opened.open}
            onChanged={() => {
              opened.readAgain();
              disputes.lookNow();
            }}
            onSupplement={desk.onSupplement}
          />
          <CasePictures view={view} plan={draft.plan} />
          <CaseFilms view={view} draft={draft} onPlayed={desk.onPlayed} />
          <TimeLine view={view} />
        </article>
      )}
      {hasPanel ? (
        <aside className={styles.panel}>
          <PackPanel desk={desk}>{view === null || marked.size > 0 ? null : <ExportsBefore view={view} />}</PackPanel>
        </aside>
      ) : null}
    </main>
  );
};
