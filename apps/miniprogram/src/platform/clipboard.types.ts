/** Puts words on the clipboard without saying so; false where it is refused. */
export type PutOnClipboard = (words: string) => Promise<boolean>;
