import { create } from 'zustand';
import { phoneFontPx } from '@/platform/phone-font';
import { readStored, writeStored } from '@/platform/storage';

const STORAGE_KEY = 'elder';
/** WeChat's own scale: 16 or 17 is standard; from here on somebody has asked the phone for large text. */
const LARGE_FONT_PX = 20;

interface ElderState {
  elder: boolean;
}

export const useElder = create<ElderState>(() => ({ elder: false }));

/** The person's own choice; before there is one, the phone's. */
export function startElder(): void {
  useElder.setState({ elder: readStored<boolean>(STORAGE_KEY) ?? phoneFontPx() >= LARGE_FONT_PX });
}

export function setElder(elder: boolean): void {
  writeStored(STORAGE_KEY, elder);
  useElder.setState({ elder });
}
