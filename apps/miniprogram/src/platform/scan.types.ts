export interface ScanPlatform {
  readonly available: boolean;
  /** The text of a QR code; undefined when the person turned back. */
  scan(): Promise<string | undefined>;
}
