import {
  IconArrowBackUp,
  IconArrowUpRight,
  IconCircleNumber1,
  IconPlus,
  IconRectangle,
  IconRectangleFilled,
  IconTrash,
} from '@tabler/icons-react';
import type { Dispatch } from 'react';
import { SHAPES_MAX } from '../../../shared/annotation.ts';
import type { Shape } from '../../../shared/annotation.ts';
import { PressButton } from '../../ui/PressButton.tsx';
import { useTranslation } from '../../ui/words-context.ts';
import type { DrawingAct, DrawingState } from './drawing-state.ts';
import { TOOLS } from './shape-moves.ts';
import type { Tool } from './shape-moves.ts';
import styles from './Annotate.module.css';

const ICONS = {
  figure: IconCircleNumber1,
  arrow: IconArrowUpRight,
  box: IconRectangle,
  mask: IconRectangleFilled,
} as const;

const ToolLabel = ({ kind, text }: { kind: Tool; text: string }) => {
  const Icon = ICONS[kind];
  return (
    <span className={styles.toolLabel}>
      <Icon size={22} aria-hidden="true" />
      {text}
    </span>
  );
};

type AnnotateToolsProps = { state: DrawingState; act: Dispatch<DrawingAct> };

/** What can be drawn, what is drawn, and what can be done with it. Everything here works with Tab and Enter, too. */
export const AnnotateTools = ({ state, act }: AnnotateToolsProps) => {
  const { t } = useTranslation();
  const { shapes, selected, tool, past } = state;
  const isReady = state.saved !== null;
  const isFull = shapes.length >= SHAPES_MAX;
  const nameOf = (shape: Shape): string =>
    shape.kind === 'figure' ? t('annotate.figureN', { n: shape.number }) : t(`annotate.tool.${shape.kind}`);
  return (
    <div className={styles.tools}>
      <div className={styles.toolRow} role="group" aria-label={t('annotate.tools')}>
        {TOOLS.map((one, place) => (
          <PressButton
            key={one}
            keyName={String(place + 1)}
            isPressed={one === tool}
            onPress={() => {
              act({ act: 'choose', tool: one });
            }}
          >
            <ToolLabel kind={one} text={t(`annotate.tool.${one}`)} />
          </PressButton>
        ))}
      </div>
      {tool === 'mask' ? <p className={styles.small}>{t('annotate.maskThen')}</p> : null}
      <div className={styles.toolRow}>
        <PressButton
          keyName={t('annotate.enterKey')}
          isDisabled={!isReady || isFull}
          onPress={() => {
            act({ act: 'place' });
          }}
        >
          <span className={styles.toolLabel}>
            <IconPlus size={22} aria-hidden="true" />
            {t('annotate.place')}
          </span>
        </PressButton>
        <PressButton
          keyName="Ctrl+Z"
          isDisabled={past.length === 0}
          onPress={() => {
            act({ act: 'undo' });
          }}
        >
          <span className={styles.toolLabel}>
            <IconArrowBackUp size={22} aria-hidden="true" />
            {t('annotate.undo')}
          </span>
        </PressButton>
        <PressButton
          keyName="Delete"
          isDisabled={selected === null}
          onPress={() => {
            act({ act: 'remove' });
          }}
        >
          <span className={styles.toolLabel}>
            <IconTrash size={22} aria-hidden="true" />
            {t('annotate.remove')}
          </span>
        </PressButton>
      </div>
      <h3 className={styles.label}>{t('annotate.drawn', { n: shapes.length })}</h3>
      {shapes.length === 0 ? <p className={styles.small}>{t('annotate.drawnNone')}</p> : null}
      {isFull ? <p className={styles.small}>{t('annotate.full', { n: SHAPES_MAX })}</p> : null}
      <ul className={styles.drawn}>
        {shapes.map((shape, place) => (
          // Shapes have no names of their own; their place in the drawing is what tells them apart.
          <li key={`${String(place)}-${shape.kind}`}>
            <PressButton
              isPressed={place === selected}
              onPress={() => {
                act({ act: 'select', place });
              }}
            >
              <ToolLabel kind={shape.kind} text={nameOf(shape)} />
            </PressButton>
          </li>
        ))}
      </ul>
    </div>
  );
};
