/** Whoever switches a rule off says why, behind ` -- `: the next reader must be able to judge whether it still holds. */
const SUPPRESSION = /^\s*(?:eslint-disable(?:-next-line|-line)?|prettier-ignore|@ts-(?:ignore|nocheck|expect-error)|istanbul ignore)\b/;
/** Words, not the bare dashes: at least two. */
const REASON = /\s--\s+\S+\s+\S+/;

export const reasonedSuppressionsRule = {
  meta: {
    type: 'problem',
    docs: { description: 'a suppression says its reason' },
    messages: { bare: 'Say why behind the rule’s name: “… -- the reason”.' },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments())
          if (SUPPRESSION.test(comment.value) && !REASON.test(comment.value)) context.report({ loc: comment.loc, messageId: 'bare' });
      },
    };
  },
};
