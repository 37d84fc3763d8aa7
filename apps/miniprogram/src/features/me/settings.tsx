import { PhoneReveals } from '@/features/people/phone-reveals';
import { SignInSafety } from '@/features/account/sign-in-safety';
import { chooseVillage, useMay, useSession } from '@/features/session/session';
import { go } from '@/navigation/go';
import { setElder, useElder } from '@/theme/elder';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ListRow, SwitchRow, Tag } from '@/ui';
import { leave } from './leave';

function ElderSwitch() {
  const elder = useElder(state => state.elder);
  return <SwitchRow icon="glasses" title={texts.me.elder} note={texts.me.elderNote} on={elder} onChange={setElder} />;
}

function Villages() {
  const memberships = useSession(state => state.me?.memberships ?? NONE);
  const current = useSession(state => state.villageId);
  return (
    <Card title={texts.me.villages} flush>
      {memberships.map(one => (
        <ListRow
          key={one.villageId}
          icon="pin"
          title={one.villageName}
          note={[one.groupName, one.householdName].filter(Boolean).join(' · ')}
          value={one.villageId === current ? <Tag tone="leaf">{texts.me.current}</Tag> : undefined}
          onPress={one.villageId === current ? undefined : () => chooseVillage(one.villageId)}
        />
      ))}
      <ListRow icon="plus" title={texts.me.join} onPress={() => go.to('join')} />
    </Card>
  );
}
const NONE: never[] = [];

export function Settings() {
  const mayWrite = useMay('parlour.write');
  const inVillage = useMay('village.read');
  const complains = useMay('complaints.file');
  const placed = useMay('people.phone.reveals.read.own');
  return (
    <>
      {inVillage && (
        <Card flush>
          <ListRow icon="people" title={texts.helpers.entry} note={texts.helpers.entryNote} onPress={() => go.to('helpers')} />
        </Card>
      )}
      {mayWrite && (
        <Card flush>
          <ListRow icon="lock" title={texts.me.tellSecretary} note={texts.me.tellSecretaryNote} onPress={() => go.to('letter')} />
        </Card>
      )}
      {complains && (
        <Card flush>
          <ListRow icon="flag" title={texts.common.complaints} note={texts.me.complaintsNote} onPress={() => go.to('complaints')} />
        </Card>
      )}
      <Villages />
      <Card flush>
        <ElderSwitch />
        <ListRow icon="send" title={texts.outbox.title} onPress={() => go.to('outbox')} />
      </Card>
      {placed && <PhoneReveals />}
      <SignInSafety />
      <Button kind="danger" block icon="logout" onPress={() => void leave()}>
        {texts.me.logout}
      </Button>
    </>
  );
}
