import { roleTitles } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMembership, useSession } from '@/features/session/session';
import { Avatar, Card, Heading, Tag } from '@/ui';
import './me.scss';

export function Who() {
  const membership = useMembership();
  const organizations = useSession(state => state.me?.organizations ?? NONE);
  return (
    <Card>
      {membership && (
        <View className="who">
          <Avatar big name={membership.personName} />
          <View className="who__words">
            <Heading>{membership.personName}</Heading>
            <View className="who__place">
              {[membership.villageName, membership.groupName, membership.householdName].filter(Boolean).join(' · ')}
            </View>
          </View>
        </View>
      )}
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
    </Card>
  );
}
const NONE: never[] = [];
