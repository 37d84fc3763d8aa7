export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** No two parts of it can match the same letter, so it reads every letter once, whatever the text is. */
const TOKEN = /<(\/?)([^\s<>/!?]+)((?:[\s/][^<>]*)?)>|<[^<>]*>|([^<]+)/g;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML as office programs write it, piece by piece: names without their prefix, no DTD, nothing from elsewhere. */
export function* xmlTokens(xml: string): Iterable<XmlToken> {
  for (const [, slash, name, attributes = '', text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) yield { kind: 'text', text: decoded(text) };
    else if (name !== undefined && slash === '/') yield { kind: 'close', name: localName(name) };
    else if (name !== undefined) {
      const empty = attributes.endsWith('/');
      yield { kind: 'open', name: localName(name), attributes, empty };
      if (empty) yield { kind: 'close', name: localName(name) };
    }
  }
}

export function attributeOf(attributes: string, name: string): string | null {
  const [, double, single] = new RegExp(`[\\s:]${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? null : decoded(value);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const decoded = (text: string): string =>
  text.replace(ENTITY, (whole, decimal?: string, hex?: string, named?: string) => {
    if (named !== undefined) return NAMED[named.toLowerCase()] ?? whole;
    const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
