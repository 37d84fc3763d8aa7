/**
 * Logs hold ids, never people (security.md 31). The redaction of the logger knows fields; what is written into a sentence it cannot see,
 * so a call of a logger that mentions a name, a phone, what somebody typed or what proves who somebody is, is refused where it is written.
 */
const LEVELS = new Set(['trace', 'debug', 'verbose', 'log', 'info', 'warn', 'error', 'fatal']);
const LOGGER = /^(?:log|logger|console)$/i;
const IDENTIFIER_OF_A_THING = /(?:Id|Ids|Code|Count|Kind|At)$/;
const SENSITIVE =
  /phone|password|passwd|secret|token|cookie|authorization|openid|sessionKey|refreshHash|nickname|(?:person|member|household|head|villager|full|real|user|display)_?names?$|\b(?:body|headers|person|household|villager)$/i;

/** `a.b.c` → c; `a` → a. */
const nameOf = node => (node?.type === 'MemberExpression' ? (node.property.name ?? node.property.value) : node?.name);

/** `person.name`, `who.household.name`: a name is one of a person only by what it hangs on. */
const isPersonsName = node =>
  node.type === 'MemberExpression' &&
  ['name', 'text', 'note', 'words'].includes(nameOf(node)) &&
  /person|member|household|villager|who|actor|account|applicant|neighbour|thread|application|claim|request|notice/i.test(
    nameOf(node.object) ?? '',
  );

function* mentions(node, visitorKeys) {
  if (!node || typeof node.type !== 'string') return;
  if (node.type === 'MemberExpression') {
    yield node;
    // `person.id` mentions an id, not the person.
    return;
  }
  if (node.type === 'Identifier') {
    yield node;
    return;
  }
  // The name of a function that is called, and of a property that is set, says nothing of what is written; what is in it does.
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') yield* mentions(node.callee.object, visitorKeys);
  for (const key of visitorKeys[node.type] ?? []) {
    if ((node.type === 'Property' && key === 'key' && !node.computed) || (node.type === 'CallExpression' && key === 'callee')) continue;
    const child = node[key];
    for (const one of Array.isArray(child) ? child : [child]) yield* mentions(one, visitorKeys);
  }
}

const isSensitive = node => {
  const name = String(nameOf(node) ?? '');
  return isPersonsName(node) || (SENSITIVE.test(name) && !IDENTIFIER_OF_A_THING.test(name));
};

export const idsOnlyInLogsRule = {
  meta: {
    type: 'problem',
    docs: { description: 'logs hold ids, never people' },
    messages: { person: 'Logs hold ids, never people: “{{name}}” may be a name, a phone, words of somebody, or a key.' },
    schema: [],
  },
  create(context) {
    return {
      CallExpression(call) {
        const { callee } = call;
        if (callee.type !== 'MemberExpression' || !LEVELS.has(nameOf(callee)) || !LOGGER.test(String(nameOf(callee.object) ?? ''))) return;
        for (const argument of call.arguments)
          for (const node of mentions(argument, context.sourceCode.visitorKeys))
            if (isSensitive(node)) context.report({ node, messageId: 'person', data: { name: context.sourceCode.getText(node) } });
      },
    };
  },
};
