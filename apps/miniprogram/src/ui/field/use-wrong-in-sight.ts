import { useContext, useEffect } from 'react';
import { InSheet } from '../sheet/in-sheet';
import { showWrong } from './show-wrong';

let isDue = false;

/** When a form is refused, all its fields say so at once, and the first of them is what the page shows. */
export function useWrongInSight(isWrong: boolean): void {
  const isInSheet = useContext(InSheet);
  useEffect(() => {
    if (!isWrong || isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      showWrong(isInSheet);
    });
  }, [isWrong, isInSheet]);
}
