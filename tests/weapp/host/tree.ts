import type { RawNode, Render } from './wxml-compiler';

/** A node of the page as a person meets it. */
export interface ViewNode {
  /** `view`, `button`, `input` … */
  readonly tag: string;
  readonly attr: Readonly<Record<string, unknown>>;
  readonly children: readonly (ViewNode | string)[];
  readonly parent: ViewNode | undefined;
}

export interface Query {
  readonly text?: string | RegExp;
  readonly label?: string | RegExp;
  /** What it is called: its label, else what is written on it. */
  readonly called?: string | RegExp;
  readonly placeholder?: string | RegExp;
  readonly tag?: string;
  readonly id?: string;
  readonly className?: string;
  readonly name?: string;
  readonly role?: string;
  /** Only nodes below this one. */
  readonly within?: ViewNode;
}

/** Deep trees are continued by a recursive component, which is put in place here. */
const RECURSIVE = 'comp';

export function readTree(render: Render, route: string, data: Readonly<Record<string, unknown>>): ViewNode {
  const convert = (raw: RawNode, parent: ViewNode | undefined): ViewNode => {
    const tag = raw.tag.replace(/^wx-/, '');
    if (tag === 'custom-wrapper') throw new Error('the test host does not model CustomWrapper');
    const children: (ViewNode | string)[] = [];
    const node: ViewNode = { tag, attr: raw.attr ?? {}, children, parent };
    const source = tag === RECURSIVE ? [render(`${RECURSIVE}.wxml`, { i: node.attr.i, l: node.attr.l })] : (raw.children ?? []);
    for (const child of source) {
      if (child === null) continue;
      children.push(typeof child === 'object' ? convert(child, node) : String(child));
    }
    return node;
  };
  return convert(render(`${route}.wxml`, data), undefined);
}

export function* walk(node: ViewNode): Generator<ViewNode> {
  yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* walk(child);
}

/** A text within a text keeps the blanks at its ends. */
const wordsOf = (node: ViewNode): string =>
  node.children.map(child => (typeof child === 'string' ? child : wordsOf(child))).join(node.tag === 'text' ? '' : ' ');

export const textOfNode = (node: ViewNode): string => wordsOf(node).replace(/\s+/g, ' ').trim();

/** A word alone means what a person would point at: the text on it, or its spoken label. `#id` and `.class` as in CSS. */
export function toQuery(given: string | RegExp | Query): Query | { either: string | RegExp } {
  if (given instanceof RegExp) return { either: given };
  if (typeof given !== 'string') return given;
  if (/^#[\w-]+$/.test(given)) return { id: given.slice(1) };
  if (/^\.[\w-]+$/.test(given)) return { className: given.slice(1) };
  return { either: given };
}

export function findAll(root: ViewNode, given: string | RegExp | Query): ViewNode[] {
  const query = toQuery(given);
  const from = 'within' in query && query.within ? query.within : root;
  const matches = [...walk(from)].filter(node => matchesQuery(node, query));
  // A text is also the text of everything around it: the innermost bearer is meant.
  return matches.filter(node => !matches.some(other => other !== node && isWithin(other, node)));
}

export function isWithin(node: ViewNode, ancestor: ViewNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

function same(actual: unknown, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  const text = typeof actual === 'string' ? actual : '';
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}

function nameOf(node: ViewNode): string {
  const label = node.attr.ariaLabel;
  return typeof label === 'string' && label !== '' ? label : textOfNode(node);
}

function matchesQuery(node: ViewNode, query: Query | { either: string | RegExp }): boolean {
  if ('either' in query) return same(textOfNode(node), query.either) || same(node.attr.ariaLabel, query.either);
  const classes = typeof node.attr.class === 'string' ? node.attr.class.split(/\s+/) : [];
  return (
    same(node.tag, query.tag) &&
    same(node.attr.id, query.id) &&
    same(node.attr.name, query.name) &&
    same(node.attr.ariaRole, query.role) &&
    same(node.attr.ariaLabel, query.label) &&
    (query.called === undefined || same(nameOf(node), query.called)) &&
    same(node.attr.placeholder, query.placeholder) &&
    (query.className === undefined || classes.includes(query.className)) &&
    (query.text === undefined || same(textOfNode(node), query.text))
  );
}

/** For the message when something is not found: the page as lines. */
export function outline(root: ViewNode): string {
  return [...walk(root)]
    .map(
      node =>
        node.children
          .filter(child => typeof child === 'string')
          .join(' ')
          .trim() || (typeof node.attr.ariaLabel === 'string' ? `[${node.attr.ariaLabel}]` : ''),
    )
    .filter(Boolean)
    .join('\n');
}
