import { identityRoutes, ROLE_MAX_PHOTOS, roleTitles } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { usePhotos } from '@/features/photos/use-photos';
import { useMembership, useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { BLANK_APPOINTMENT, readAppointment, type AppointFaults, type AppointValues } from './appoint-values';
import { ROLES_CHANGED } from './changed';

const t = texts.roles;
const NO_PHOTOS: readonly OutboxPhoto[] = [];
const forgetKept = (): void => undefined;

/** The form of an appointment, and the question before it counts. */
export function useAppoint() {
  const creates = useLastingId('role');
  const myId = useMembership()?.personId;
  const [values, setValues] = useState<AppointValues>(BLANK_APPOINTMENT);
  const [tried, setTried] = useState(false);
  const photos = usePhotos(useVillageId(), ROLE_MAX_PHOTOS, NO_PHOTOS, forgetKept);
  const appoint = useCommand(identityRoutes.grantRole, {
    refetches: ROLES_CHANGED,
    creates,
    onTaken: go => go.back(),
    onDone: (_person, go) => {
      toast(t.sent, 'done');
      go.back();
    },
  });
  const { wish, faults } = readAppointment(values, myId, Date.now());
  const photosFault = values.role === 'reviewer' && photos.photos.length === 0 ? t.photosMissing : photos.fault;
  const none: AppointFaults = {};
  const ask = async () => {
    setTried(true);
    if (!wish || photosFault !== undefined || appoint.busy) return;
    const { person, role, reason, election } = wish;
    if (!(await confirm({ title: t.ask(person.name, roleTitles[role]), body: t.askBody, action: t.send }))) return;
    appoint.run({
      body: {
        id: creates.id,
        personId: person.id,
        role,
        granted: true,
        reason,
        photoIds: photos.arrived,
        ...(election ? { election } : {}),
      },
    });
  };
  return {
    values,
    set: (change: Partial<AppointValues>) => setValues(before => ({ ...before, ...change })),
    faults: tried ? faults : none,
    photos,
    photosError: tried ? photosFault : undefined,
    busy: appoint.busy || photos.underWay,
    busyText: photos.underWay ? texts.sending.photosUnderWay : texts.common.sending,
    error: appoint.error,
    ask: () => void ask(),
  };
}
