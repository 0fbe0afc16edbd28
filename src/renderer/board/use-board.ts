import { useEffect, useState } from 'react';
import type { BoardView } from '../../shared/board.ts';
import { useStation } from '../ui/station-client.ts';

const EVERY_MS = 5_000;

/** How the day stands, read anew every few seconds for as long as somebody looks. `isFailed`: the last reading came to nothing. */
export const useBoard = (): { board: BoardView | null; isFailed: boolean } => {
  const station = useStation();
  const [board, setBoard] = useState<BoardView | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const read = (): void => {
      station.boardView(undefined).then(
        (result) => {
          if (!isWanted) return;
          setIsFailed(!result.ok);
          if (result.ok) setBoard(result.value);
        },
        () => {
          if (isWanted) setIsFailed(true);
        },
      );
    };
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [station]);
  return { board, isFailed };
};
