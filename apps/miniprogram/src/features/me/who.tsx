import { roleTitles } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMembership, useSession } from '@/features/session/session';
import { Card, PersonHead, Tag } from '@/ui';
import './me.scss';

export function Who() {
  const membership = useMembership();
  const organizations = useSession(state => state.me?.organizations ?? NONE);
  // Whoever has no place in a village is their office, and says so once.
  const only = !membership && organizations.length === 1 ? organizations[0] : undefined;
  return (
    <Card>
      {membership && (
        <PersonHead
          big
          name={membership.personName}
          note={[membership.villageName, membership.groupName, membership.householdName].filter(Boolean).join(' · ')}
        />
      )}
      {only && <PersonHead big name={only.organizationName} note={only.roles.map(role => roleTitles[role]).join('、')} />}
      {!only && (
        <View className="who__roles">
          {membership?.roles.map(role => (
            <Tag key={role} tone="leaf">
              {roleTitles[role]}
            </Tag>
          ))}
          {organizations.flatMap(organization =>
            organization.roles.map(role => (
              <Tag key={organization.organizationId + role} tone="sky">{`${organization.organizationName} ${roleTitles[role]}`}</Tag>
            )),
          )}
        </View>
      )}
    </Card>
  );
}
const NONE: never[] = [];
