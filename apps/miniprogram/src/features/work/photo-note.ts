import type { PhotoView } from '@jishan/contracts';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';

/** Of each photo by itself, for whoever judges: one that is new may stand beside one that is old. */
export const photoNote = ({ capturedAt, source }: PhotoView): string =>
  [capturedAt ? texts.work.taken(sayWhen(capturedAt)) : texts.work.takenUnknown, source === 'album' && texts.work.fromAlbum]
    .filter(Boolean)
    .join(' · ');
