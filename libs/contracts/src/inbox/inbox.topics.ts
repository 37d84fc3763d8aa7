/** What the inbox reacts to. The features owe these by name; neither side imports the other. */
export const inboxTopics = {
  applicationCredited: 'points.application.credited',
  applicationReturned: 'points.application.returned',
  applicationRejected: 'points.application.rejected',
  creditReversed: 'points.application.reversed',
  redemptionReserved: 'store.redemption.reserved',
  redemptionFulfilled: 'store.redemption.fulfilled',
  redemptionCancelled: 'store.redemption.cancelled',
  redemptionExpired: 'store.redemption.expired',
  claimSubmitted: 'identity.claim.submitted',
  claimApproved: 'identity.claim.approved',
  proxyGranted: 'identity.proxy.granted',
  proxyReceived: 'identity.proxy.received',
  proxyEnded: 'identity.proxy.ended',
  noticePublished: 'notices.published',
  parlourAsked: 'parlour.asked',
  parlourAnswered: 'parlour.answered',
  requestAssigned: 'checklists.request.assigned',
  requestAdvanced: 'checklists.request.advanced',
  requestFinished: 'checklists.request.finished',
} as const;
export type InboxTopic = (typeof inboxTopics)[keyof typeof inboxTopics];
