/** How it went: shown on the phone, or its address is in the clipboard because the phone cannot show it. */
export type OpenedDocument = 'opened' | 'copied';

export interface DocumentPlatform {
  /** A workbook, for the phone's own programs. `url` is whole. */
  workbook(url: string, fileName: string): Promise<OpenedDocument>;
  /** A page for the printer. */
  printPage(url: string): Promise<OpenedDocument>;
}
