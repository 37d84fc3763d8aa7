export interface FileToPost {
  readonly url: string;
  readonly filePath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly onProgress?: (percent: number) => void;
}
export interface PostedFile {
  readonly status: number;
  readonly body: string;
}
