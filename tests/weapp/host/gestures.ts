import type { Page } from './page-stack';
import type { Realm } from './realm';
import { isWithin, walk, type ViewNode } from './tree';

/** Events that WeChat lets rise through the ancestors; the others reach their own node only. */
const RISING = ['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'];
/** What WeChat takes from a field unless it says otherwise. */
const DEFAULT_MAX_CHARS = 140;

export interface Hands {
  readonly page: Page;
  readonly realm: Realm;
  readonly typed: Map<string, { value: unknown; attrThen: unknown }>;
}

const truthy = (value: unknown): boolean => value === true || value === 'true' || value === '';
const sidOf = (node: ViewNode): string => String(node.attr['data-sid'] ?? node.attr.id ?? '');

/** Delivers an event as WeChat does: to the node, then (if it rises) to the ancestors that listen, until one catches it. */
export function fire(hands: Hands, node: ViewNode, type: string, detail: unknown = {}): boolean {
  let heard = false;
  for (let at: ViewNode | undefined = node; at; at = at.parent) {
    const bound = at.attr[`bind${type}`];
    const caught = at.attr[`catch${type}`];
    const handler = typeof caught === 'string' && caught !== '' ? caught : bound;
    if (typeof handler === 'string' && handler !== '') {
      heard = true;
      deliver(hands, handler, event(type, node, at, detail));
    }
    if (typeof caught === 'string' && caught !== '') break;
    if (!RISING.includes(type)) break;
  }
  return heard;
}

function deliver({ page, realm }: Hands, handler: string, given: object): void {
  const run = page[handler];
  if (typeof run !== 'function') throw new Error(`${page.route} has no handler ${handler}`);
  realm.guard(`${handler} of ${page.route}`, () => (run as (event: unknown) => unknown).call(page, realm.import(given)))();
}

function event(type: string, target: ViewNode, current: ViewNode, detail: unknown): object {
  const place = (node: ViewNode) => ({ id: node.attr.id ?? '', dataset: { sid: sidOf(node) }, offsetLeft: 0, offsetTop: 0 });
  const touch = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10 };
  const touches = RISING.includes(type) ? { touches: [touch], changedTouches: [touch] } : {};
  return { type, timeStamp: Date.now(), target: place(target), currentTarget: place(current), mark: {}, detail, ...touches };
}

/** By its own attribute or by what it says to a screen reader: our own buttons are views. */
export function isDisabled(node: ViewNode): boolean {
  for (let at: ViewNode | undefined = node; at; at = at.parent) {
    if (at.attr.disabled === true || at.attr.disabled === 'true' || at.attr.ariaDisabled === 'true') return true;
  }
  return false;
}

/** A tap with everything WeChat's own components make of it: switches turn, radios and checkboxes are chosen, labels pass it on, forms are sent. */
export function tap(hands: Hands, root: ViewNode, node: ViewNode): void {
  if (isDisabled(node)) throw new Error(`<${node.tag}> is disabled: a person cannot tap it`);
  let heard = fire(hands, node, 'tap', { x: 10, y: 10 });
  const native = enclosing(node, ['button', 'switch', 'radio', 'checkbox']) ?? labelled(root, node);
  if (native) heard = act(hands, native) || heard;
  if (!heard) throw new Error(`nothing listens to a tap on <${node.tag}> or around it`);
}

function enclosing(node: ViewNode, tags: readonly string[]): ViewNode | undefined {
  for (let at: ViewNode | undefined = node; at; at = at.parent) if (tags.includes(at.tag)) return at;
  return undefined;
}

function labelled(root: ViewNode, node: ViewNode): ViewNode | undefined {
  const label = enclosing(node, ['label']);
  if (!label) return undefined;
  const wanted = label.attr.for;
  return [...walk(wanted ? root : label)].find(
    one => ['switch', 'radio', 'checkbox', 'button'].includes(one.tag) && (!wanted || one.attr.id === wanted),
  );
}

function act(hands: Hands, node: ViewNode): boolean {
  if (node.tag === 'switch') return fire(hands, node, 'change', { value: !truthy(node.attr.checked) });
  if (node.tag === 'radio' || node.tag === 'checkbox') return choose(hands, node);
  const form = enclosing(node, ['form']);
  if (form && node.attr.formType === 'submit') return fire(hands, form, 'submit', { value: formValues(hands, form), formId: '' });
  if (form && node.attr.formType === 'reset') return fire(hands, form, 'reset');
  return node.attr.openType !== undefined && node.attr.openType !== '';
}

function choose(hands: Hands, node: ViewNode): boolean {
  const group = enclosing(node, [`${node.tag}-group`]);
  if (!group) return fire(hands, node, 'change', { value: !truthy(node.attr.checked) });
  if (node.tag === 'radio') return fire(hands, group, 'change', { value: node.attr.value });
  const boxes = [...walk(group)].filter(one => one.tag === 'checkbox');
  const chosen = boxes.filter(box => (box === node) !== truthy(box.attr.checked)).map(box => box.attr.value);
  return fire(hands, group, 'change', { value: chosen });
}

/** Types into a field, cut to its maximum as WeChat cuts it. */
export function type(hands: Hands, node: ViewNode, text: string): void {
  if (node.tag !== 'input' && node.tag !== 'textarea') throw new Error(`<${node.tag}> is no field to type into`);
  if (isDisabled(node)) throw new Error('the field is disabled: a person cannot type into it');
  const max = Number(node.attr.maxlength ?? DEFAULT_MAX_CHARS);
  const value = max >= 0 ? text.slice(0, max) : text;
  fire(hands, node, 'focus', { value: valueOf(hands, node), height: 0 });
  hands.typed.set(sidOf(node), { value, attrThen: node.attr.value });
  fire(hands, node, 'input', { value, cursor: value.length, keyCode: 0 });
}

/** What stands in a field: what was typed, unless the app has put something else there since. */
export function valueOf(hands: Hands, node: ViewNode): unknown {
  const typed = hands.typed.get(sidOf(node));
  return typed && typed.attrThen === node.attr.value ? typed.value : (node.attr.value ?? '');
}

function formValues(hands: Hands, form: ViewNode): Record<string, unknown> {
  const fields = [...walk(form)].filter(node => typeof node.attr.name === 'string' && node.attr.name !== '' && isWithin(node, form));
  return Object.fromEntries(
    fields.map(field => [field.attr.name, field.tag === 'switch' ? truthy(field.attr.checked) : valueOf(hands, field)]),
  );
}
