import { create } from 'zustand';

interface Viewer {
  urls: readonly string[];
  index: number;
}

/** Which photos are shown whole; none when closed. */
export const useViewer = create<Viewer>(() => ({ urls: [], index: 0 }));
