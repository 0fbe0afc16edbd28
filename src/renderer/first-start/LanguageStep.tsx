import type { Language } from '../ui/words.ts';
import { ChoiceCard } from './ChoiceCard.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './Choices.module.css';

// Each language is asked for in itself: whoever can't read the other must find theirs.
const CHOICES = [
  { language: 'zh', lang: 'zh-CN', name: '中文', then: '以后在设置里随时能改。' },
  { language: 'en', lang: 'en', name: 'English', then: 'You can change it later in the settings.' },
] as const;

type LanguageStepProps = { language: Language; onChoose: (language: Language) => void };

export const LanguageStep = ({ language, onChoose }: LanguageStepProps) => (
  <StepFrame
    ask={
      <>
        <span lang="zh-CN">选语言</span> · <span lang="en">Choose a language</span>
      </>
    }
  >
    <div className={styles.choices}>
      {CHOICES.map((choice, index) => (
        <ChoiceCard
          key={choice.language}
          keyName={String(index + 1)}
          isFirst={choice.language === language}
          name={<span lang={choice.lang}>{choice.name}</span>}
          then={<span lang={choice.lang}>{choice.then}</span>}
          onChoose={() => {
            onChoose(choice.language);
          }}
        />
      ))}
    </div>
  </StepFrame>
);
