import type { SpeechPlatform } from './speech.types';

/** Old people follow a slow reader. */
const RATE = 0.85;

/** Held while they are read: Chrome forgets an utterance that nobody holds, and its end with it. */
let reading: readonly SpeechSynthesisUtterance[] = [];

const engineOf = (): SpeechSynthesis | undefined =>
  typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined' ? undefined : speechSynthesis;

/** Mandarin, made on this phone: a voice of the browser's maker would send him the words. Some phones write `zh_CN`. */
const isOurs = ({ lang, localService }: SpeechSynthesisVoice): boolean =>
  localService && /^(?:cmn|zh)(?:[-_]|$)/i.test(lang) && !/[-_](?:HK|MO|yue)(?:[-_]|$)/i.test(lang);

function voiceOf(engine: SpeechSynthesis): SpeechSynthesisVoice | undefined {
  const ours = engine.getVoices().filter(isOurs);
  return ours.find(({ lang }) => /[-_]CN(?:[-_]|$)/i.test(lang)) ?? ours[0];
}

export const speechPlatform: SpeechPlatform = {
  watch(onChange) {
    const engine = engineOf();
    if (!engine) {
      onChange(false);
      return () => undefined;
    }
    // The voices come when they like: in Chrome after the page, in Safari without a word.
    const look = (): void => onChange(voiceOf(engine) !== undefined);
    look();
    if (!('addEventListener' in engine)) return () => undefined;
    engine.addEventListener('voiceschanged', look);
    return () => engine.removeEventListener('voiceschanged', look);
  },
  read(parts, { onEnd, onFault }) {
    const engine = engineOf();
    const voice = engine && voiceOf(engine);
    if (!engine || !voice) {
      onFault();
      return () => undefined;
    }
    let over = false;
    const finish = (act: () => void) => (): void => {
      if (over) return;
      over = true;
      reading = [];
      window.removeEventListener('pagehide', left);
      engine.cancel();
      act();
    };
    // A browser reads on when the page is gone.
    const left = finish(onEnd);
    window.addEventListener('pagehide', left);
    reading = parts.map((part, index) => {
      const utterance = new SpeechSynthesisUtterance(part);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = RATE;
      utterance.onerror = finish(onFault);
      if (index === parts.length - 1) utterance.onend = finish(onEnd);
      return utterance;
    });
    if (engine.speaking || engine.pending) engine.cancel();
    reading.forEach(utterance => engine.speak(utterance));
    return finish(() => undefined);
  },
};
