const named = new Map<string, Blob>();

/** An address an image can show. The blob behind it is remembered here: reading it back by address would need a hole in the content policy. */
export function nameBlob(blob: Blob, url: string = URL.createObjectURL(blob)): string {
  named.set(url, blob);
  return url;
}

export function blobOf(url: string): Blob | undefined {
  return named.get(url);
}
