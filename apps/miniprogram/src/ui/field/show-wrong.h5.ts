/** The bars above and below a page, which cover what lies under them. */
const BAR_PX = 72;
/** The whole page where none is open. */
const SHEET = '.sheet__body';
const WRONG = '.field--wrong';

/** Brings the first field that was refused into sight: of the sheet that lies on top, or of the page. What is seen already stays where it is. */
export function showWrong(_isInSheet: boolean): void {
  const root = [...document.querySelectorAll(SHEET)].pop() ?? document;
  // Pages below this one stay in the document and take no room.
  const first = [...root.querySelectorAll(WRONG)].find(field => field.getClientRects().length > 0);
  if (!first) return;
  const { top, bottom } = first.getBoundingClientRect();
  if (top < BAR_PX || bottom > window.innerHeight - BAR_PX) first.scrollIntoView({ block: 'center' });
}
