import { identityRoutes, PROXY_TERMS, proxyTermTitles, type ProxyCandidate, type ProxyTerm } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, FieldFrame, Icon, PersonHead, Segmented, toast } from '@/ui';
import './helpers.scss';

const TERMS = [...PROXY_TERMS].reverse().map(value => ({ value, text: proxyTermTitles[value] }));

/** Who it is, for how long, and what will happen: then the household decides. */
export function Candidate({ found, onDone, onOther }: { found: ProxyCandidate; onDone: () => void; onOther: () => void }) {
  const [term, setTerm] = useState<ProxyTerm>('year');
  const grant = useCommand(identityRoutes.grantProxy, {
    refetches: [identityRoutes.myHousehold],
    onDone: () => {
      toast(texts.helpers.granted, 'done');
      onDone();
    },
  });
  return (
    <>
      <FieldFrame label={texts.helpers.who}>
        <PersonHead big name={found.helperName} note={[found.groupName, found.householdName].filter(Boolean).join(' · ')} />
      </FieldFrame>
      <FieldFrame label={texts.helpers.term}>
        <Segmented<ProxyTerm> label={texts.helpers.term} options={TERMS} value={term} onChange={setTerm} />
      </FieldFrame>
      <View>{texts.helpers.what}</View>
      <View className="helper-may">
        {texts.helpers.may.map(what => (
          <View key={what} className="helper-may__one">
            <Icon name="check" size="small" />
            <View>{what}</View>
          </View>
        ))}
      </View>
      <View className="note">{texts.helpers.safe}</View>
      <ErrorNote error={grant.error} />
      <View className="spaced">
        <Button
          block
          size="big"
          busy={grant.busy}
          busyText={texts.common.sending}
          onPress={() => grant.run({ body: { ticket: found.ticket, term } })}
        >
          {texts.helpers.confirm}
        </Button>
      </View>
      <Button block kind="plain" onPress={onOther}>
        {texts.helpers.other}
      </Button>
    </>
  );
}
