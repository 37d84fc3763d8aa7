import {
  COMPLAINT_KINDS,
  COMPLAINT_TEXT_MAX_CHARS,
  complaintKindTitles,
  complaintsRoutes,
  roleTitles,
  type ComplaintKind,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { newId } from '@/api/ids';
import { useWriting } from '@/features/writing/use-writing';
import { PhoneFull } from '@/features/writing/written-fields';
import { go, pageUrl } from '@/navigation/go';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, Entry, ErrorNote, Field, FieldFrame, Segmented, TickBox, toast } from '@/ui';
import { WhoReads } from './who-reads';

const t = texts.complaints;
const KINDS = COMPLAINT_KINDS.map(value => ({ value, text: complaintKindTitles[value] }));

interface Fields extends Readonly<Record<string, unknown>> {
  readonly kind: ComplaintKind;
  /** Empty: nobody in particular. */
  readonly about: string;
  readonly text: string;
}
const BLANK: Fields = { kind: 'complaint', about: '', text: '' };

/** Nobody, or one of those in office: chosen by name, so that it is known from whom it is kept. They are many, so they come when asked for. */
function About({ value, onChange }: { value: string; onChange: (personId: string) => void }) {
  const [open, setOpen] = useState(value !== '');
  const holders = useVillagePages(complaintsRoutes.officeHolders, { query: {} });
  const choice = (id: string, title: string, body?: string) => (
    <Entry
      key={id}
      look="quiet"
      lead={<TickBox round on={id === value} />}
      title={title}
      body={body}
      onPress={() => onChange(id)}
      choice={{ role: 'radio', checked: id === value }}
    />
  );
  return (
    <FieldFrame label={t.about} hint={t.aboutHint}>
      <View {...aria({ role: 'radiogroup', label: t.about })}>
        {choice('', t.aboutNobody)}
        {open && holders.items.map(({ personId, name, roles }) => choice(personId, name, roles.map(role => roleTitles[role]).join(' · ')))}
      </View>
      {!open && (
        <Button kind="plain" onPress={() => setOpen(true)}>
          {t.aboutSomebody}
        </Button>
      )}
      {open && <ErrorNote error={holders.error} />}
      {open && holders.more && (
        <Button kind="plain" busy={holders.loadingMore} busyText={texts.common.loading} onPress={holders.loadMore}>
          {texts.common.more}
        </Button>
      )}
    </FieldFrame>
  );
}

/** Kept as a draft while it is written, put into the outbox when it is sent. */
export function ComplaintForm() {
  const { fields, set, full, send } = useWriting('complaint', BLANK, 0);
  const [tried, setTried] = useState(false);
  const text = fields.text.trim();
  const post = () => {
    setTried(true);
    if (text === '') return;
    const id = newId();
    const held = send({
      id,
      title: texts.common.complaints,
      detail: t.travellingNote,
      page: pageUrl('complaint', { id }),
      route: complaintsRoutes.fileComplaint,
      body: { id, kind: fields.kind, text, ...(fields.about === '' ? {} : { aboutPersonId: fields.about }) },
      refetches: [complaintsRoutes.myComplaints.path, complaintsRoutes.complaint.path],
    });
    if (!held) return;
    toast(useNetwork.getState().online ? t.sent : t.saved, 'done');
    go.instead('complaint', { id });
  };
  return (
    <>
      <WhoReads />
      <Card>
        <FieldFrame label={t.kind}>
          <Segmented<ComplaintKind> label={t.kind} options={KINDS} value={fields.kind} onChange={kind => set({ kind })} />
        </FieldFrame>
        <Field
          name="text"
          lines={5}
          showCount
          label={t.text}
          placeholder={t.textPlaceholder}
          value={fields.text}
          onChange={words => set({ text: words })}
          maxChars={COMPLAINT_TEXT_MAX_CHARS}
          error={tried && text === '' ? t.textMissing : undefined}
        />
        <About value={fields.about} onChange={about => set({ about })} />
        <PhoneFull full={full} />
        <Button block size="big" icon="send" onPress={post}>
          {t.send}
        </Button>
      </Card>
    </>
  );
}
