import {
  hasPersonalNumber,
  NOTICE_MAX_PHOTOS,
  noticesRoutes,
  type NoticeAudience,
  type NoticeCategory,
  type VillageRole,
} from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { useWriting } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { deadlineAfter, type DeadlineDays } from './deadline';

interface NoticeFields extends Readonly<Record<string, unknown>> {
  readonly title: string;
  readonly text: string;
  readonly category: NoticeCategory;
  readonly audience: NoticeAudience;
  readonly groupIds: readonly string[];
  readonly roles: readonly VillageRole[];
  readonly pinned: boolean;
  readonly mustAcknowledge: boolean;
  readonly days: DeadlineDays;
}
const BLANK: NoticeFields = {
  title: '',
  text: '',
  category: 'affairs',
  audience: 'village',
  groupIds: [],
  roles: [],
  pinned: false,
  mustAcknowledge: false,
  days: '3',
};

/** What is wrong with it, by field; nothing where it may go. */
function faultsOf(fields: NoticeFields): { title?: string; text?: string; audience?: string } {
  const t = texts.publish;
  const numbers = (words: string): string | undefined => (hasPersonalNumber(words) ? t.numbers : undefined);
  const nobody =
    (fields.audience === 'groups' && fields.groupIds.length === 0) || (fields.audience === 'roles' && fields.roles.length === 0);
  return {
    title: fields.title.trim() === '' ? t.headingMissing : numbers(fields.title),
    text: fields.text.trim() === '' ? t.textMissing : numbers(fields.text),
    audience: nobody ? t.audienceMissing : undefined,
  };
}

/** Written at leisure as a draft; published at once and online, because a deadline starts with it. */
export function usePublish() {
  const creates = useLastingId('notice');
  const [tried, setTried] = useState(false);
  const writing = useWriting('notice', BLANK, NOTICE_MAX_PHOTOS);
  const { fields, photos, voice } = writing;
  const publish = useCommand(noticesRoutes.publishNotice, {
    refetches: [noticesRoutes.notices],
    creates,
    // It went out the first time: the draft must not go out again under another id.
    onTaken: go => {
      writing.finish();
      toast(texts.publish.stands, 'done');
      go.instead('notice', { id: creates.id });
    },
    onDone: (notice, go) => {
      writing.finish();
      toast(texts.publish.done(notice.counts.audience), 'done');
      go.instead('notice', { id: notice.id });
    },
  });
  const faults = faultsOf(fields);
  const send = async (whom: string) => {
    setTried(true);
    if (faults.title || faults.text || faults.audience || photos.fault || voice.fault) return;
    if (
      !(await confirm({
        title: texts.publish.askTitle,
        body: texts.publish.askBody(whom, fields.mustAcknowledge),
        action: texts.publish.send,
      }))
    )
      return;
    publish.run({
      body: {
        id: creates.id,
        title: fields.title.trim(),
        text: fields.text.trim(),
        category: fields.category,
        audience: fields.audience,
        pinned: fields.pinned,
        mustAcknowledge: fields.mustAcknowledge,
        photoIds: photos.arrived,
        ...(voice.arrived ? { voiceId: voice.arrived } : {}),
        ...(fields.audience === 'groups' ? { groupIds: fields.groupIds } : {}),
        ...(fields.audience === 'roles' ? { roles: fields.roles } : {}),
        ...(fields.mustAcknowledge ? { acknowledgeBy: deadlineAfter(fields.days) } : {}),
      },
    });
  };
  return {
    ...writing,
    send,
    busy: publish.busy,
    error: publish.error,
    faults: tried ? faults : {},
    photosError: tried ? photos.fault : undefined,
    voiceError: tried ? voice.fault : undefined,
  };
}
