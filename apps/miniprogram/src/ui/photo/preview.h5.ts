import { useViewer } from './viewer-store';

/** Taro's viewer brings a 270 kB carousel into the browser's first load; ours is one screen with two buttons. */
export function previewPhotos(urls: readonly string[], current: string): void {
  useViewer.setState({ urls, index: Math.max(0, urls.indexOf(current)) });
}
