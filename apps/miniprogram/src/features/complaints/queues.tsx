import {
  COMPLAINT_STATUSES,
  complaintsRoutes,
  type ComplaintListItem,
  type ComplaintQueuePage,
  type ComplaintStatus,
  type OfficeComplaintListItem,
  type OrganizationMembership,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages, useVillagePages, type PagedList } from '@/api/hooks';
import { refetch } from '@/api/query';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { aria, Card, Empty, Paged, Segmented } from '@/ui';
import { ComplaintRow } from './complaint-row';

const t = texts.complaints;
const STATUSES = COMPLAINT_STATUSES.map(value => ({ value, text: t.queue[value] }));

interface FoundProps<T> {
  of: PagedList<T, Pick<ComplaintQueuePage, 'open' | 'overdue'>>;
  status: ComplaintStatus;
  row: (complaint: T) => React.ReactNode;
}

function Found<T>({ of, status, row }: FoundProps<T>) {
  const { open, overdue } = of.first ?? { open: 0, overdue: 0 };
  return (
    <Paged of={of} empty={<Empty icon="check" title={t.queueEmpty} body={t.queueEmptyNote} />}>
      {items => (
        <>
          {status === 'open' && (
            <View className="note" {...aria({ role: 'status' })}>
              {t.summary(open, overdue)}
            </View>
          )}
          <Card flush>{items.map(row)}</Card>
        </>
      )}
    </Paged>
  );
}

const Statuses = ({ status, onChange }: { status: ComplaintStatus; onChange: (status: ComplaintStatus) => void }) => (
  <Segmented<ComplaintStatus> label={t.statusLabel} options={STATUSES} value={status} onChange={onChange} />
);

/** A supervisor's; an answer is written on the complaint's own page. */
export function ComplaintQueue() {
  const [status, setStatus] = useState<ComplaintStatus>('open');
  const list = useVillagePages(complaintsRoutes.complaintQueue, { query: { status } });
  useDidShow(() => refetch(complaintsRoutes.complaintQueue));
  const row = (complaint: ComplaintListItem) => (
    <ComplaintRow key={complaint.id} complaint={complaint} onPress={() => go.to('complaint', { id: complaint.id })} />
  );
  return (
    <>
      <Statuses status={status} onChange={setStatus} />
      <Found of={list} status={status} row={row} />
    </>
  );
}

/** Of all villages below an office. */
export function OfficeComplaints({ office: { organizationId: office, organizationName } }: { office: OrganizationMembership }) {
  const [status, setStatus] = useState<ComplaintStatus>('open');
  const list = usePages(complaintsRoutes.complaintsBelow, { params: { organizationId: office }, query: { status } });
  useDidShow(() => refetch(complaintsRoutes.complaintsBelow));
  const row = (complaint: OfficeComplaintListItem) => (
    <ComplaintRow
      key={complaint.id}
      complaint={complaint}
      villageName={complaint.villageName}
      onPress={() => go.to('officeComplaint', { office, village: complaint.villageId, id: complaint.id })}
    />
  );
  return (
    <>
      <View className="note">{t.officeLead(organizationName)}</View>
      <Statuses status={status} onChange={setStatus} />
      <Found of={list} status={status} row={row} />
    </>
  );
}
