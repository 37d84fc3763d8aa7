import { kindOf, type SheetFiles } from './sheet-files.types';

function choose(): Promise<File | undefined> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.xlsx,.csv';
    input.onchange = () => resolve(input.files?.[0]);
    input.oncancel = () => resolve(undefined);
    input.click();
  });
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(new Error('cannot read the file'));
    reader.readAsDataURL(file);
  });
}

const KEEP_URL_MS = 60_000;

export const sheetFiles: SheetFiles = {
  kinds: ['xlsx', 'csv'],
  async pick() {
    const file = await choose();
    if (!file) return 'turned_back';
    const kind = kindOf(file.name);
    return kind ? { kind, contentBase64: await base64Of(file), bytes: file.size } : 'other_kind';
  },
  save(file) {
    const bytes = Uint8Array.from(atob(file.contentBase64), char => char.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.fileName;
    link.click();
    // The browser may still be reading it when the click returns.
    setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
    return Promise.resolve();
  },
};
