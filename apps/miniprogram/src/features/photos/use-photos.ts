import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '@/api/errors';
import { dropPhoto, keepPhoto, openPhoto, uploadKept, type OutboxPhoto } from '@/outbox';
import { photoPlatform } from '@/platform/photos';
import type { PickerPhoto } from '@/ui';

interface Photos {
  readonly photos: readonly PickerPhoto[];
  readonly add: () => void;
  readonly remove: (kept: string) => void;
  readonly retry: (kept: string) => void;
  /** What goes into the outbox, arrived or not. */
  readonly forOutbox: () => readonly OutboxPhoto[];
  /** True when the server said no to one: it must go before the form can. */
  readonly refused: boolean;
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
    async (kept: string) => {
      if (!villageId) return;
      patch(kept, { state: 'uploading', percent: 0, problem: undefined });
      try {
        const { id } = await uploadKept(villageId, kept, percent => patch(kept, { percent }));
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
    void Promise.all(start.map(async photo => ({ photo, path: await openPhoto(photo.kept) }))).then(opened => {
      const found = opened.flatMap(({ photo, path }) =>
        path
          ? [{ kept: photo.kept, path, mediaId: photo.mediaId, state: photo.mediaId ? ('arrived' as const) : ('waiting' as const) }]
          : [],
      );
      if (found.length === 0) return;
      change([...found, ...latest.current]);
      found.filter(photo => !photo.mediaId).forEach(photo => void travel(photo.kept));
    });
  }, [change, latest, start, travel]);

  const tellChange = useRef(onChange);
  tellChange.current = onChange;
  useEffect(() => {
    if (photos.length > 0 || latest.current === photos) tellChange.current(asOutbox(photos));
  }, [latest, photos]);

  const add = useCallback(async () => {
    const picked = await photoPlatform.pick(max - latest.current.length);
    const kept = await Promise.all(picked.map(async ({ path }) => ({ path, kept: await keepPhoto(path) })));
    change([...latest.current, ...kept.map(photo => ({ ...photo, state: 'waiting' as const }))].slice(0, max));
    kept.forEach(photo => void travel(photo.kept));
  }, [change, latest, max, travel]);

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
    remove,
    retry: kept => void travel(kept),
    forOutbox: () => asOutbox(latest.current),
    refused: photos.some(photo => photo.problem !== undefined),
  };
}

function asOutbox(photos: readonly PickerPhoto[]): OutboxPhoto[] {
  return photos.map(({ kept, mediaId }) => (mediaId ? { kept, mediaId } : { kept }));
}
