/** What the person set as the browser's default size of text. The page's own root size follows the window, so `medium` is measured. */
export function phoneFontPx(): number {
  const probe = document.createElement('span');
  probe.style.cssText = 'position:absolute;visibility:hidden;font-size:medium';
  document.body.appendChild(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return Number.isNaN(size) ? 0 : size;
}
