import type { SpeechPlatform } from './speech.types';

/** WeChat reads nothing aloud by itself; its plug-in sends the words to WeChat's servers (decision 0091). */
export const speechPlatform: SpeechPlatform = {
  watch(onChange) {
    onChange(false);
    return () => undefined;
  },
  read(_parts, { onFault }) {
    onFault();
    return () => undefined;
  },
};
