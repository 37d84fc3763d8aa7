import type { PageOpener } from './open-page.types';

const address = (path: string): string => (__API_ORIGIN__ === '' ? window.location.origin : __API_ORIGIN__) + path;

export const pageOpener: PageOpener = {
  address,
  open(path) {
    window.open(address(path), '_blank', 'noopener');
  },
};
