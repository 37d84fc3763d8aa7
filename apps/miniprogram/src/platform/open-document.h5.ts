import type { DocumentPlatform } from './open-document.types';

function follow(url: string, change: (link: HTMLAnchorElement) => void): void {
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noopener';
  change(link);
  document.body.appendChild(link);
  link.click();
  link.remove();
}

export const documentPlatform: DocumentPlatform = {
  workbook(url, fileName) {
    follow(url, link => {
      link.download = fileName;
    });
    return Promise.resolve();
  },
  printPage(url) {
    follow(url, link => {
      link.target = '_blank';
    });
  },
};
