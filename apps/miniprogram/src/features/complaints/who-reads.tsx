import { complaintsRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Card, Icon } from '@/ui';
import './complaints.scss';

/** By name, where all of them are known: half a list would be read as the whole. */
function Supervisors() {
  const holders = useVillagePages(complaintsRoutes.officeHolders, { query: {} });
  const names = holders.items.filter(({ roles }) => roles.includes('supervisor')).map(({ name }) => name);
  if (holders.more || names.length === 0) return null;
  return <View className="note">{texts.complaints.leadSupervisors(names)}</View>;
}

/** Before anything is written: who reads it, and who does not. */
export function WhoReads() {
  return (
    <Card tone="gold">
      <View className="complaint-lead">
        <Icon name="lock" size="small" />
        <View className="complaint-lead__words">{texts.complaints.lead}</View>
      </View>
      <Supervisors />
      <View className="note">{texts.complaints.leadName}</View>
      <View className="note">{texts.complaints.leadUnnamed}</View>
      <View className="note">{texts.complaints.leadMore}</View>
    </Card>
  );
}
