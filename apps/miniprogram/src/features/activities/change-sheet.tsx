import { ACTIVITY_PLACE_MAX_CHARS, activitiesRoutes, VILLAGE_UTC_OFFSET_MINUTES, type ActivityView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { ProblemError } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import { refetch } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { Button, confirm, ErrorNote, Field, FieldFrame, Segmented, Sheet, toast } from '@/ui';
import { CapacityField, capacityFault } from './capacity-field';
import { sayTimes } from './looks';
import { daysAhead, LENGTHS, START_HOURS, timesOf, type Length } from './times';

const t = texts.activities;
const HOUR_MS = 3_600_000;
const LENGTH_OPTIONS = LENGTHS.map(length => ({ value: length, text: t.lengths[length] }));

/** As the form for a new one says it, by the village's clock; an hour of its own that the form does not offer is offered beside the others. */
function startOf(activity: ActivityView): { day: string; hour: string; length: Length } {
  const local = new Date(Date.parse(activity.startsAt) + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString();
  const hours = Math.round((Date.parse(activity.endsAt) - Date.parse(activity.startsAt)) / HOUR_MS);
  const length = LENGTHS.find(one => Number(one) >= hours) ?? '8';
  return { day: local.slice(0, 10), hour: String(Number(local.slice(11, 13))), length };
}

function useChange(activity: ActivityView, onClose: () => void) {
  const before = useMemo(() => startOf(activity), [activity]);
  const [chosen, setChosen] = useState(before);
  const [place, setPlace] = useState(activity.place);
  const [capacity, setCapacity] = useState(activity.capacity === null ? '' : String(activity.capacity));
  const [tried, setTried] = useState(false);
  const change = useCommand(activitiesRoutes.changeActivity, {
    refetches: [activitiesRoutes.activity, activitiesRoutes.activities],
    onDone: () => {
      toast(t.changed, 'done');
      onClose();
    },
    // What is typed here stays; the next press is on what the other one left, and the note has said so.
    onRefused: error => {
      if (error instanceof ProblemError && error.is('VERSION.STALE')) refetch(activitiesRoutes.activity);
    },
  });
  const isMoved = JSON.stringify(chosen) !== JSON.stringify(before);
  const { startsAt, endsAt, signUpUntil } = isMoved ? timesOf({ ...chosen, deadline: 'start' }) : activity;
  const faults = {
    place: place.trim() === '' ? t.placeMissing : undefined,
    capacity: capacityFault(capacity),
  };
  const send = async () => {
    setTried(true);
    if (faults.place || faults.capacity) return;
    const body = t.changeBody(sayTimes(startsAt, endsAt), place.trim());
    if (!(await confirm({ title: t.changeAsk, body, action: t.change }))) return;
    change.run({
      params: { activityId: activity.id },
      version: activity.version,
      body: {
        place: place.trim(),
        capacity: capacity.trim() === '' ? null : Number(capacity),
        ...(isMoved ? { startsAt, endsAt, signUpUntil } : {}),
      },
    });
  };
  const shown = tried ? faults : ({} as Partial<typeof faults>);
  return { chosen, setChosen, place, setPlace, capacity, setCapacity, said: sayTimes(startsAt, endsAt), faults: shown, send, change };
}

function Moment({ form }: { form: ReturnType<typeof useChange> }) {
  const { chosen, setChosen } = form;
  const days = daysAhead();
  const hours = [...new Set([chosen.hour, ...START_HOURS])].sort((a, b) => Number(a) - Number(b));
  return (
    <>
      <FieldFrame label={t.day}>
        <Segmented
          scroll
          label={t.day}
          options={days.some(day => day.value === chosen.day) ? days : [{ value: chosen.day, text: chosen.day }, ...days]}
          value={chosen.day}
          onChange={day => setChosen({ ...chosen, day })}
        />
      </FieldFrame>
      <FieldFrame label={t.hour}>
        <Segmented
          scroll
          label={t.hour}
          options={hours.map(hour => ({ value: hour, text: `${hour}:00` }))}
          value={chosen.hour}
          onChange={hour => setChosen({ ...chosen, hour })}
        />
      </FieldFrame>
      <FieldFrame label={t.length} hint={form.said}>
        <Segmented<Length>
          scroll
          label={t.length}
          options={LENGTH_OPTIONS}
          value={chosen.length}
          onChange={length => setChosen({ ...chosen, length })}
        />
      </FieldFrame>
    </>
  );
}

/** Another day, place or number of seats; who signed up reads it in the inbox. */
export function ChangeSheet({ activity, onClose }: { activity: ActivityView; onClose: () => void }) {
  const form = useChange(activity, onClose);
  return (
    <Sheet
      open
      title={t.change}
      onClose={onClose}
      foot={
        <Button block size="big" busy={form.change.busy} busyText={texts.common.sending} onPress={() => void form.send()}>
          {t.change}
        </Button>
      }
    >
      <View className="note">{t.changeNote}</View>
      <Moment form={form} />
      <Field
        name="place"
        label={t.place}
        value={form.place}
        onChange={form.setPlace}
        maxChars={ACTIVITY_PLACE_MAX_CHARS}
        error={form.faults.place}
      />
      <CapacityField value={form.capacity} onChange={form.setCapacity} error={form.faults.capacity} />
      <ErrorNote error={form.change.error} />
    </Sheet>
  );
}
