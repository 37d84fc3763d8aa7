/**
 * Chinese text takes full-width punctuation: a half-width comma between Han characters is read as a slip, and a screen reader pauses at
 * the one and not at the other. The marks are written as escapes here, so that no editor or keyboard can turn one into the other.
 */
const COMMA = '\uFF0C';
const COLON = '\uFF1A';
const SEMICOLON = '\uFF1B';
const QUESTION = '\uFF1F';
const EXCLAMATION = '\uFF01';
const OPEN = '\uFF08';
const CLOSE = '\uFF09';

/** Stands for an expression, an escape or markup: something whose text is not known here. */
const OPAQUE = '\uFFFC';

const HAN = /\p{Script=Han}/u;
/** Han, and the marks that only stand in Chinese: ideographic stops, brackets, curly quotes, the full-width forms. */
const CHINESE = /[\p{Script=Han}\u3001\u3002\u3008-\u3011\u3014-\u3017\u2018-\u201D\u2026\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]/u;
const WORD = /[A-Za-z0-9_$.]/;
/** Statements keep their own punctuation, whatever Chinese words they carry. */
const SQL = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|WHERE|CHECK)\b/;

const is = (pattern, char) => char !== undefined && pattern.test(char);

/** Where a bracket is closed again, within the same text. */
function closing(cells, from) {
  let depth = 0;
  for (let at = from; at < cells.length; at += 1) {
    if (cells[at] === '(') depth += 1;
    else if (cells[at] === ')' && (depth -= 1) === 0) return at;
  }
  return -1;
}

function brackets(cells, put) {
  for (let at = 0; at < cells.length; at += 1) {
    if (cells[at] !== '(') continue;
    const end = closing(cells, at);
    if (end < 0) continue;
    const inner = cells.slice(at + 1, end).join('');
    // A pattern, a call or a statement is not a remark in brackets.
    if (/^\?|[|'"`=\\*+]/.test(inner) || is(/[A-Za-z_$\\]/, cells[at - 1])) continue;
    if (!HAN.test(inner) && !is(CHINESE, cells[at - 1])) continue;
    put(at, OPEN);
    put(end, CLOSE);
  }
}

/**
 * Which characters of a text should be full-width.
 * @param {readonly string[]} cells one character each; `OPAQUE` where the text is not known
 * @returns {{ at: number, put: string, drop: number }[]} by position; `drop`: how many spaces behind it go with it
 */
export function fullWidth(cells) {
  const text = cells.join('');
  if (!HAN.test(text) || SQL.test(text)) return [];
  const now = [...cells];
  const edits = [];
  const put = (at, mark) => {
    now[at] = mark;
    const spaced = cells[at + 1] === ' ' && mark !== CLOSE ? 1 : 0;
    edits.push({ at, put: mark, drop: spaced });
  };
  brackets(now, put);
  for (let at = 0; at < now.length; at += 1) {
    const before = now[at - 1];
    const after = now[at + 1] === ' ' ? now[at + 2] : now[at + 1];
    const chinese = is(CHINESE, before) || is(CHINESE, after);
    const between = before === OPAQUE && (after === OPAQUE || after === undefined) ? false : chinese;
    // "1,200" and "a, b" stay as they are; behind a space only Chinese goes on in Chinese.
    if (now[at] === ',' && between && !(now[at + 1] === ' ' && is(WORD, after))) put(at, COMMA);
    else if (now[at] === ':' && (is(CHINESE, before) || (before === OPAQUE && is(CHINESE, after))) && after !== '/') put(at, COLON);
    else if (now[at] === ';' && (is(CHINESE, before) || is(HAN, now[at + 1]))) put(at, SEMICOLON);
    else if (now[at] === '?' && is(CHINESE, before)) put(at, QUESTION);
    else if (now[at] === '!' && is(CHINESE, before)) put(at, EXCLAMATION);
  }
  return edits.sort((one, other) => one.at - other.at);
}

/** Source text as cells: escapes and the given ranges (expressions, markup) are opaque. */
function cellsOf(source, from, to, opaque) {
  const cells = [];
  const places = [];
  let at = from;
  while (at < to) {
    const hidden = opaque.find(range => range[0] <= at && at < range[1]);
    const length = hidden ? hidden[1] - at : source[at] === '\\' ? 2 : String.fromCodePoint(source.codePointAt(at)).length;
    cells.push(hidden || source[at] === '\\' ? OPAQUE : source.slice(at, at + length));
    places.push(at);
    at += length;
  }
  return { cells, places };
}

/** For ESLint: names and mends each half-width mark in a string, a template, JSX text or a pattern. */
export const fullWidthRule = {
  meta: { type: 'problem', fixable: 'code', schema: [], messages: { half: 'Chinese text takes full-width punctuation: “{{put}}” here.' } },
  create(context) {
    const source = context.sourceCode.getText();
    const look = (node, inset, opaque = [], only = () => true) => {
      const { cells, places } = cellsOf(source, node.range[0] + inset, node.range[1] - inset, opaque);
      for (const { at, put, drop } of fullWidth(cells).filter(only)) {
        const start = places[at];
        context.report({
          node,
          messageId: 'half',
          data: { put },
          fix: fixer => fixer.replaceTextRange([start, start + 1 + drop], put),
        });
      }
    };
    return {
      Literal(node) {
        if (node.regex) look(node, 1, [], ({ put }) => put === COMMA || put === COLON);
        else if (typeof node.value === 'string') look(node, 1);
      },
      TemplateLiteral(node) {
        look(
          node,
          1,
          node.expressions.map(({ range }) => [source.lastIndexOf('${', range[0]), source.indexOf('}', range[1]) + 1]),
        );
      },
      JSXText: node => look(node, 0),
    };
  },
};

/** Mends a whole text, e.g. a page of Markdown. */
export function mendText(text) {
  const cells = [...text];
  for (const { at, put, drop } of fullWidth(cells).reverse()) cells.splice(at, 1 + drop, put);
  return cells.join('');
}
