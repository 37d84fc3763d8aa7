import {
  fundRoutes,
  fundSourceLeaves,
  fundSourceTitles,
  hasPersonalNumber,
  type FundSource,
  type RecordFundEntry,
} from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import { todayOf } from '@/formats/calendar-day';
import { dayOf } from '@/formats/days';
import { fenOf, sayYuan } from '@/formats/money';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { FUND_CHANGED } from './changed';

const NO_PHOTOS: readonly OutboxPhoto[] = [];
const forgetKept = (): void => undefined;
/** One entry as it is typed; most vouchers are recorded on their day. Sent once, however often it is tapped: its id outlives the form until it is answered. */
export function useRecord(onDone: () => void) {
  const creates = useLastingId('fund-entry');
  const [source, setSource] = useState<FundSource>('grant');
  const [values, setValues] = useState({ amount: '', day: todayOf(), note: '' });
  const [tried, setTried] = useState(false);
  const photos = usePhotos(useVillageId(), 1, NO_PHOTOS, forgetKept);
  const command = useCommand(fundRoutes.recordFundEntry, {
    refetches: FUND_CHANGED,
    creates,
    onDone: () => {
      toast(texts.fund.recorded, 'done');
      onDone();
    },
  });
  const amountFen = fenOf(values.amount);
  const receivedOn = dayOf(values.day);
  const note = values.note.trim();
  const vouched = !fundSourceLeaves(source);
  const wrong = {
    amount: amountFen === undefined || amountFen === 0 ? texts.fund.amountWrong : undefined,
    day: receivedOn === undefined ? texts.fund.dayWrong : undefined,
    note: note === '' ? texts.fund.noteMissing : hasPersonalNumber(note) ? texts.fund.notePersonal : undefined,
    photo: photos.fault ?? (vouched && photos.photos.length === 0 ? texts.fund.voucherMissing : undefined),
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some(Boolean) || amountFen === undefined || receivedOn === undefined) return;
    const [voucherId] = photos.arrived;
    const body: RecordFundEntry = { id: creates.id, source, amountFen, receivedOn, note, ...(voucherId ? { voucherId } : {}) };
    const isSure = await confirm({
      title: texts.fund.ask,
      body: texts.fund.askBody(fundSourceTitles[source], sayYuan(amountFen)),
      action: texts.fund.send,
    });
    if (isSure) command.run({ body });
  };
  return {
    source,
    setSource,
    values,
    change: (part: Partial<typeof values>) => setValues(now => ({ ...now, ...part })),
    photos,
    /** Money that came has a voucher. */
    vouched,
    wrong: tried ? wrong : ({} as Partial<typeof wrong>),
    busy: command.busy || photos.underWay,
    error: command.error,
    send: () => void send(),
  };
}
