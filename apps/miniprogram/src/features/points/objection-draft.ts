/** What an objection is kept under while it is written or spoken. */
export const objectionDraft = (applicationId: string): string => `objection/${applicationId}`;
