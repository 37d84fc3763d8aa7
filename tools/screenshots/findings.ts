import type { Page } from 'playwright-core';

export interface Limits {
  /** What can be pressed is at least this wide and high. */
  readonly targetPx: number;
  readonly textPx: number;
}

export const NORMAL: Limits = { targetPx: 44, textPx: 12 };
export const ELDER: Limits = { targetPx: 60, textPx: 20 };

/** What a person with tired eyes or a big thumb would stumble over on the page that is open. */
export function findingsOn(page: Page, limits: Limits): Promise<string[]> {
  // As text: what a compiler adds to functions does not exist in the page.
  return page.evaluate(`(${LOOK})(${JSON.stringify(limits)})`);
}

/** Controls that a screen reader could not call by a name. */
export async function namelessOn(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  return [...tree.matchAll(NAMELESS)].map(([, role = '']) => `no name: ${role}`);
}

/** As the tree is written: `- button "通过" [disabled]:`, in quotes where the name has a colon; without a name, nothing stands after the role, or a state. */
const NAMELESS =
  /^ *- '?(button|link|textbox|searchbox|checkbox|radio|switch|tab|combobox|spinbutton|slider|menuitem|dialog|alertdialog)(?=$|:| \[)/gm;

const LOOK = String.raw`limits => {
  const found = new Set();
  const seen = element => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.opacity !== '0' && !element.closest('[aria-hidden="true"]');
  };
  const name = element => (element.getAttribute('aria-label') || element.innerText || element.className || element.tagName).trim().replace(/\s+/g, ' ').slice(0, 30);
  const pages = [...document.querySelectorAll('.taro_page')].filter(seen);
  const root = pages[pages.length - 1] || document.body;
  for (const element of root.querySelectorAll('[role="button"],[role="tab"],[role="checkbox"],[role="radio"],[role="switch"],[role="link"],button,a,input,textarea')) {
    if (!seen(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width < limits.targetPx - 0.5 || box.height < limits.targetPx - 0.5)
      found.add('small target ' + Math.round(box.width) + '×' + Math.round(box.height) + ': ' + name(element));
  }
  const ROLES = ['button', 'tab', 'checkbox', 'radio', 'switch', 'link'];
  // React keeps what it was given on the element: what answers a tap says to everybody that it does.
  for (const element of root.querySelectorAll('*')) {
    const given = element[Object.keys(element).find(key => key.startsWith('__reactProps$'))];
    if (!given || !(given.onClick || given.onTap) || !seen(element) || /^(INPUT|TEXTAREA|A|BUTTON)$/.test(element.tagName)) continue;
    if (!ROLES.includes(element.getAttribute('role'))) found.add('no role: ' + name(element));
  }
  // Scrolled to, every one of them can be hit in its middle: nothing lies over it.
  const covering = element => {
    const box = element.getBoundingClientRect();
    const at = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), Math.min(box.top + box.height / 2, innerHeight - 1));
    return at && !element.contains(at) && !at.contains(element) ? at : undefined;
  };
  const sheets = [...root.querySelectorAll('[role="dialog"]')].filter(seen);
  const front = sheets[sheets.length - 1] || root;
  for (const element of front.querySelectorAll('[role="button"],[role="tab"],[role="checkbox"],[role="radio"],[role="switch"],input,textarea')) {
    if (!seen(element)) continue;
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const over = covering(element);
    if (over) found.add('covered by ' + name(over) + ': ' + name(element));
  }
  const box = element => element.getBoundingClientRect();
  const targets = [...front.querySelectorAll('[role="button"],[role="tab"],[role="checkbox"],[role="radio"],[role="switch"]')].filter(seen);
  const scroller = element => {
    for (let at = element.parentElement; at && at !== front; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
    return front;
  };
  const floats = element => Boolean(element.closest('.float-foot, .screen__floor, .top-bar, .desk-foot, .sheet__floor, .sheet__head'));
  const placed = targets.map(one => ({ one, at: box(one), within: scroller(one), floating: floats(one) }));
  placed.forEach((a, place) => {
    for (const b of placed.slice(place + 1)) {
      if (a.floating || b.floating || a.within !== b.within || a.one.contains(b.one) || b.one.contains(a.one)) continue;
      const [w, h] = [Math.min(a.at.right, b.at.right) - Math.max(a.at.left, b.at.left), Math.min(a.at.bottom, b.at.bottom) - Math.max(a.at.top, b.at.top)];
      if (w > 2 && h > 2) found.add('overlaps ' + name(b.one) + ': ' + name(a.one));
    }
  });
  for (const element of [document.documentElement, root]) if (element.scrollWidth > element.clientWidth + 1) found.add('scrolls sideways');
  root.querySelectorAll('*').forEach(element => (element.scrollTop > 0 || element.scrollLeft > 0) && element.scrollTo(0, 0));
  root.scrollTo(0, 0);
  const scrolls = element => {
    for (let at = element; at && at !== root; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const around = node.parentElement;
    if (text === '' || !around || !seen(around)) continue;
    const style = getComputedStyle(around);
    if (parseFloat(style.fontSize) < limits.textPx - 0.1) found.add('small text ' + style.fontSize + ': ' + text.slice(0, 30));
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!scrolls(around) && (box.right > innerWidth + 1 || box.left < -1)) found.add('beyond the edge: ' + text.slice(0, 30));
    if (style.overflow === 'hidden' && around.scrollWidth > around.clientWidth + 1) found.add('cut: ' + text.slice(0, 30));
    for (const one of node.data.matchAll(/(?:\d{4}年)?\d+月\d+日|\d+:\d\d|(?:[+−-]\d+(?:\.\d+)? ?|\d+(?:\.\d+)?[ \u00a0])(?:分|元|天|户|笔|次|人|张)/g)) {
      range.setStart(node, one.index);
      range.setEnd(node, one.index + one[0].length);
      if (new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size > 1) found.add('broken over lines: ' + one[0]);
    }
    if (/undefined|NaN|\[object/.test(text)) found.add('nonsense: ' + text.slice(0, 30));
  }
  for (const element of root.querySelectorAll('*')) {
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).overflowX === 'visible' && element.getBoundingClientRect().right > innerWidth + 1)
      found.add('wider than the screen: ' + name(element));
  }
  return [...found];
}`;
