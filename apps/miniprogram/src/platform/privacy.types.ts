export type PrivacyAnswer =
  { readonly event: 'exposureAuthorization' } | { readonly event: 'agree'; readonly buttonId: string } | { readonly event: 'disagree' };

/** `ask` gets WeChat's way to be told: the sheet is seen, then what the person chose. */
export type WatchPrivacy = (ask: (tell: (answer: PrivacyAnswer) => void) => void) => void;
