import {
  HOUSEHOLD_CHANGE_MAX_PHOTOS,
  HOUSEHOLD_DOCUMENT_NUMBER_MAX_CHARS,
  HOUSEHOLD_DOCUMENTS,
  REASON_MAX_CHARS,
  type HouseholdDocument,
} from '@jishan/contracts';
import { FormPhotos } from '@/features/photos/form-photos';
import type { usePhotos } from '@/features/photos/use-photos';
import { todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Card, DateField, Field, FieldFrame, Segmented } from '@/ui';
import type { DocumentFaults, DocumentValues } from './use-merge';

const t = texts.households;

interface Props {
  form: {
    readonly values: DocumentValues;
    readonly set: (change: Partial<DocumentValues>) => void;
    readonly faults: DocumentFaults;
    readonly photos: ReturnType<typeof usePhotos>;
    readonly photosError: string | undefined;
  };
  titles: Readonly<Record<HouseholdDocument, string>>;
  reason: string;
  placeholder: string;
}

/** What a change rests on: the same for a 分户 and a 并户, but for the words. */
export function DocumentCard({ form, titles, reason, placeholder }: Props) {
  const { values, set, faults, photos } = form;
  return (
    <Card title={t.documentPart}>
      <FieldFrame label={t.documentKind} error={faults.document}>
        <Segmented<HouseholdDocument | ''>
          wrap
          label={t.documentKind}
          options={HOUSEHOLD_DOCUMENTS.map(value => ({ value, text: titles[value] }))}
          value={values.document ?? ''}
          onChange={document => document !== '' && set({ document })}
        />
      </FieldFrame>
      <DateField
        name="documentDay"
        label={t.documentDay}
        until={todayOf()}
        value={values.documentDay}
        onChange={documentDay => set({ documentDay })}
        error={faults.documentDay}
      />
      <Field
        name="documentNumber"
        label={t.documentNumber}
        optional={texts.common.optional}
        value={values.documentNumber}
        onChange={documentNumber => set({ documentNumber })}
        maxChars={HOUSEHOLD_DOCUMENT_NUMBER_MAX_CHARS}
      />
      <Field
        name="reason"
        lines={3}
        label={reason}
        placeholder={placeholder}
        value={values.reason}
        onChange={words => set({ reason: words })}
        maxChars={REASON_MAX_CHARS}
        error={faults.reason}
      />
      <FieldFrame
        label={t.photos}
        hint={t.photosHint}
        error={form.photosError}
        count={{ used: photos.photos.length, max: HOUSEHOLD_CHANGE_MAX_PHOTOS }}
      >
        <FormPhotos photos={photos} max={HOUSEHOLD_CHANGE_MAX_PHOTOS} />
      </FieldFrame>
    </Card>
  );
}
