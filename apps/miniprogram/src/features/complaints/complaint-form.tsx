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
import { aria, Button, Card, confirm, Entry, ErrorNote, Field, FieldFrame, Segmented, TickBox, toast } from '@/ui';
import { WhoReads } from './who-reads';

const t = texts.complaints;
const KINDS = COMPLAINT_KINDS.map(value => ({ value, text: complaintKindTitles[value] }));

interface Fields extends Readonly<Record<string, unknown>> {
  /** Empty: not answered yet. Nothing is chosen beforehand: whom nobody chose, reads what is said of them. */
  readonly whether: '' | 'somebody' | 'nobody';
  /** Who, where it is somebody. */
  readonly about: string;
  /** Their name goes with it: the list comes in pages, and a draft is opened without it. */
  readonly aboutName: string;
  readonly kind: ComplaintKind;
  readonly text: string;
}
const BLANK: Fields = { whether: '', about: '', aboutName: '', kind: 'complaint', text: '' };

/** The one of whom it speaks, or nobody; undefined until both questions are answered. */
const aboutOf = ({ whether, about }: Fields): { aboutPersonId?: string } | undefined => {
  if (whether === 'nobody') return {};
  return whether === 'somebody' && about !== '' ? { aboutPersonId: about } : undefined;
};

interface ChoiceProps {
  title: string;
  body?: string;
  on: boolean;
  onPress: () => void;
}
const Choice = ({ title, body, on, onPress }: ChoiceProps) => (
  <Entry
    look="quiet"
    lead={<TickBox round on={on} />}
    title={title}
    body={body}
    onPress={onPress}
    choice={{ role: 'radio', checked: on }}
  />
);

interface AboutProps {
  fields: Fields;
  set: (change: Partial<Fields>) => void;
  tried: boolean;
}

function Whether({ fields: { whether }, set, tried }: AboutProps) {
  return (
    <FieldFrame label={t.whether} error={tried && whether === '' ? t.whetherMissing : undefined}>
      <View {...aria({ role: 'radiogroup', label: t.whether })}>
        <Choice title={t.aboutSomebody} on={whether === 'somebody'} onPress={() => set({ whether: 'somebody' })} />
        <Choice title={t.aboutNobody} on={whether === 'nobody'} onPress={() => set({ whether: 'nobody' })} />
      </View>
    </FieldFrame>
  );
}

/** One of those in office: chosen by name, so that it is known from whom it is kept. */
function WhoItIs({ fields: { about, aboutName }, set, tried }: AboutProps) {
  const holders = useVillagePages(complaintsRoutes.officeHolders, { query: {} });
  const isAway = about !== '' && !holders.items.some(({ personId }) => personId === about);
  return (
    <FieldFrame label={t.about} hint={t.aboutHint} error={tried && about === '' ? t.aboutMissing : undefined}>
      <View {...aria({ role: 'radiogroup', label: t.about })}>
        {isAway && <Choice title={aboutName} on onPress={() => undefined} />}
        {holders.items.map(({ personId, name, roles }) => (
          <Choice
            key={personId}
            title={name}
            body={roles.map(role => roleTitles[role]).join(' · ')}
            on={personId === about}
            onPress={() => set({ about: personId, aboutName: name })}
          />
        ))}
      </View>
      <ErrorNote error={holders.error} />
      {holders.more && (
        <Button kind="plain" busy={holders.loadingMore} busyText={texts.common.loading} onPress={holders.loadMore}>
          {texts.common.more}
        </Button>
      )}
    </FieldFrame>
  );
}

const askUnnamed = () => confirm({ title: t.unnamedTitle, body: t.unnamedBody, action: t.unnamedSend });

/** Kept as a draft while it is written, put into the outbox when it is sent. */
export function ComplaintForm() {
  const { fields, set, full, send } = useWriting('complaint', BLANK, 0);
  const [tried, setTried] = useState(false);
  const text = fields.text.trim();
  const about = aboutOf(fields);
  const post = async () => {
    setTried(true);
    if (!about || text === '') return;
    if (about.aboutPersonId === undefined && !(await askUnnamed())) return;
    const id = newId();
    const held = send({
      id,
      title: texts.common.complaints,
      detail: t.travellingNote,
      page: pageUrl('complaint', { id }),
      route: complaintsRoutes.fileComplaint,
      body: { id, kind: fields.kind, text, ...about },
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
        <Whether fields={fields} set={set} tried={tried} />
        {fields.whether === 'somebody' && <WhoItIs fields={fields} set={set} tried={tried} />}
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
        <PhoneFull full={full} />
        <Button block size="big" icon="send" onPress={() => void post()}>
          {t.send}
        </Button>
      </Card>
    </>
  );
}
