export interface DocumentPlatform {
  /** A workbook, for the phone's own programs. `url` is whole. */
  workbook(url: string, fileName: string): Promise<void>;
  /** A page for the printer; none where the phone cannot show it: then its address is copied, to take along. */
  readonly printPage: ((url: string) => void) | undefined;
}
