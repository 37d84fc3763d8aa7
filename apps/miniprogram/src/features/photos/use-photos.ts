import type { PhotoSaid, PhotoSource } from '@jishan/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '@/api/errors';
import { dropPhoto, keepPhoto, openPhoto, uploadKept, type OutboxPhoto } from '@/outbox';
import { photoPlatform } from '@/platform/photos';
import * as texts from '@/texts/zh-CN';
import { toast, type PickerPhoto } from '@/ui';

interface Photos {
  readonly photos: readonly PickerPhoto[];
  readonly add: () => void;
  /** From the album only, or by the camera only. */
  readonly addFrom: (source: PhotoSource) => void;
  readonly remove: (kept: string) => void;
  readonly retry: (kept: string) => void;
  /** What goes into the outbox, arrived or not. */
  readonly forOutbox: () => readonly OutboxPhoto[];
  /** Chosen, and still being made small enough to be kept and sent: not among `photos` yet. */
  readonly preparing: number;
  /** True when the server said no to one: it must go before the form can. */
  readonly refused: boolean;
  /** For a form that the outbox sends, arrived or not: why not even the outbox can take the photos yet. */
  readonly halted: string | undefined;
  /** Ids of those that have arrived. */
  readonly arrived: readonly string[];
  /** Some are being prepared or are travelling now: they will have arrived, or failed, by themselves. */
  readonly underWay: boolean;
  /** For a form that is sent at once, with all its photos or not at all: why it cannot go yet, and what to do. */
  readonly fault: string | undefined;
}

const isUnderWay = ({ state }: PickerPhoto): boolean => state === 'waiting' || state === 'uploading';

/** What keeps them. One that failed waits for a tap: what is only waited for must not be said of it. */
function faultOf(photos: readonly PickerPhoto[], preparing: number): string | undefined {
  const halt = haltOf(photos, preparing);
  if (halt) return halt;
  const failed = photos.filter(photo => photo.state === 'failed').length;
  if (failed > 0) return texts.sending.photosFailed(failed);
  return photos.some(isUnderWay) ? texts.sending.photosWait : undefined;
}

function haltOf(photos: readonly PickerPhoto[], preparing: number): string | undefined {
  if (photos.some(photo => photo.problem !== undefined)) return texts.sending.photosRefused;
  return preparing > 0 ? texts.sending.photosPreparing : undefined;
}

/** The photos, and a ref to them that is never late: what arrives patches the photos of now, not those of when it left. */
function usePhotoRow() {
  const [photos, setPhotos] = useState<readonly PickerPhoto[]>([]);
  const latest = useRef<readonly PickerPhoto[]>([]);
  const change = useCallback((next: readonly PickerPhoto[]) => {
    latest.current = next;
    setPhotos(next);
  }, []);
  const patch = useCallback(
    (kept: string, values: Partial<PickerPhoto>) => {
      change(latest.current.map(photo => (photo.kept === kept ? { ...photo, ...values } : photo)));
    },
    [change],
  );
  return { photos, latest, change, patch };
}

/** Sends one photo from the shelf, and says at the photo how far it is. */
function useTravel(villageId: string | undefined, patch: (kept: string, values: Partial<PickerPhoto>) => void) {
  return useCallback(
    async (kept: string, said: PhotoSaid) => {
      if (!villageId) return;
      patch(kept, { state: 'uploading', percent: 0, problem: undefined });
      try {
        const { id } = await uploadKept(villageId, kept, said, percent => patch(kept, { percent }));
        patch(kept, { state: 'arrived', mediaId: id });
      } catch (error) {
        patch(kept, {
          state: 'failed',
          problem: error instanceof ProblemError ? [error.title, error.detail].filter(Boolean).join('：') : undefined,
        });
      }
    },
    [patch, villageId],
  );
}

/**
 * Photos of a form. Each is put on the phone's shelf as soon as it is chosen and starts to travel at once; one that does not
 * arrive does not hold up the form, because the outbox sends it later.
 */
export function usePhotos(
  villageId: string | undefined,
  max: number,
  start: readonly OutboxPhoto[],
  onChange: (photos: readonly OutboxPhoto[]) => void,
): Photos {
  const { photos, latest, change, patch } = usePhotoRow();
  const travel = useTravel(villageId, patch);

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void openKept(start).then(found => {
      if (found.length === 0) return;
      change([...found, ...latest.current]);
      found.filter(photo => !photo.mediaId).forEach(photo => void travel(photo.kept, photo));
    });
  }, [change, latest, start, travel]);

  useTold(photos, latest, onChange);

  const [preparing, setPreparing] = useState(0);
  const add = useCallback(
    async (from?: PhotoSource) => {
      try {
        const kept = await pickAndKeep(max - latest.current.length, setPreparing, from);
        change([...latest.current, ...kept].slice(0, max));
        kept.forEach(photo => void travel(photo.kept, photo));
      } catch {
        // What was chosen cannot be read: whoever chose it must not believe that it is there.
        toast(texts.sending.photosNotKept, 'refused');
      } finally {
        setPreparing(0);
      }
    },
    [change, latest, max, travel],
  );

  const remove = useCallback(
    (kept: string) => {
      change(latest.current.filter(photo => photo.kept !== kept));
      void dropPhoto(kept);
    },
    [change, latest],
  );

  return {
    photos,
    add: () => void add(),
    addFrom: source => void add(source),
    remove,
    retry: kept => latest.current.filter(photo => photo.kept === kept).forEach(photo => void travel(kept, photo)),
    forOutbox: () => asOutbox(latest.current),
    preparing,
    refused: photos.some(photo => photo.problem !== undefined),
    halted: haltOf(photos, preparing),
    arrived: photos.flatMap(photo => photo.mediaId ?? []),
    underWay: preparing > 0 || photos.some(isUnderWay),
    fault: faultOf(photos, preparing),
  };
}

/** Whoever keeps the draft hears of every change. */
function useTold(
  photos: readonly PickerPhoto[],
  latest: { readonly current: readonly PickerPhoto[] },
  onChange: (photos: readonly OutboxPhoto[]) => void,
): void {
  const tellChange = useRef(onChange);
  tellChange.current = onChange;
  useEffect(() => {
    if (photos.length > 0 || latest.current === photos) tellChange.current(asOutbox(photos));
  }, [latest, photos]);
}

/** Where nobody asked which way, nobody is told which. */
async function pickAndKeep(room: number, onChosen: (count: number) => void, from: PhotoSource | undefined): Promise<PickerPhoto[]> {
  const picked = await photoPlatform.pick(room, onChosen, from);
  return Promise.all(
    picked.map(async ({ path, source, takenAt }) => ({
      path,
      source: from && source,
      takenAt,
      kept: await keepPhoto(path),
      state: 'waiting' as const,
    })),
  );
}

/** Of a draft: what the phone still holds. */
async function openKept(start: readonly OutboxPhoto[]): Promise<PickerPhoto[]> {
  const opened = await Promise.all(start.map(async photo => ({ photo, path: await openPhoto(photo.kept) })));
  return opened.flatMap(({ photo, path }) =>
    path ? [{ ...photo, path, state: photo.mediaId ? ('arrived' as const) : ('waiting' as const) }] : [],
  );
}

function asOutbox(photos: readonly PickerPhoto[]): OutboxPhoto[] {
  return photos.map(({ kept, mediaId, source, takenAt }) => ({
    kept,
    ...(mediaId ? { mediaId } : {}),
    ...(source ? { source } : {}),
    ...(takenAt ? { takenAt } : {}),
  }));
}
