import { PROXY_REASON_MAX_CHARS, PROXY_TERMS, PROXY_WITNESSES, proxyTermTitles, type ProxyTerm } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { WrittenPhotos } from '@/features/writing/written-fields';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, FieldFrame, Segmented } from '@/ui';
import { FindHousehold, FindPeople } from './find-one';
import { useRecord } from './use-record';

const t = texts.helpers;
const TERMS = [...PROXY_TERMS].reverse().map(value => ({ value, text: proxyTermTitles[value] }));

/** What a cadre or group leader writes down at the old people's table; the two who were there confirm it afterwards. */
export function RecordForm() {
  const form = useRecord();
  const { fields, set, faults } = form;
  return (
    <>
      <Card>
        <FindHousehold
          name="household"
          label={t.recordHousehold}
          wanted={1}
          chosen={fields.household}
          error={faults.household}
          onChange={household => set({ household })}
        />
        <FindPeople
          name="helper"
          label={t.recordHelper}
          wanted={1}
          chosen={fields.helper}
          error={faults.helper}
          onChange={helper => set({ helper })}
        />
        <FindPeople
          name="witness"
          label={t.recordWitnesses}
          hint={t.recordWitnessesHint}
          wanted={PROXY_WITNESSES}
          chosen={fields.witnesses}
          error={faults.witnesses}
          onChange={witnesses => set({ witnesses })}
        />
        <FieldFrame label={t.term}>
          <Segmented<ProxyTerm> label={t.term} options={TERMS} value={fields.term} onChange={term => set({ term })} />
        </FieldFrame>
        <Field
          name="reason"
          lines={3}
          label={t.reason}
          placeholder={t.reasonPlaceholder}
          value={fields.reason}
          onChange={reason => set({ reason })}
          maxChars={PROXY_REASON_MAX_CHARS}
          error={faults.reason}
          showCount
        />
        <WrittenPhotos label={t.paper} photos={form.photos} max={1} error={form.photosError} />
      </Card>
      <ErrorNote error={form.error} />
      <View className="stack">
        <Button block size="big" busy={form.busy} busyText={texts.common.sending} onPress={form.send}>
          {t.send}
        </Button>
      </View>
    </>
  );
}
