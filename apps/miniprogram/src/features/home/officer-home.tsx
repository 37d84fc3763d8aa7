import { complaintsRoutes, identityRoutes, type OrganizationMembership, type VillageSummary } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCall } from '@/api/hooks';
import { greeting } from '@/formats/dates';
import { useSession } from '@/features/session/session';
import { WaitingTag } from '@/features/work/waiting-tag';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Heading, Icon, ListRow, Loaded, RingPlot, Tag } from '@/ui';
import './hero.scss';

const VILLAGES_SHOWN = 100;
const NONE: never[] = [];

/** Rates with what they are a share of; in the order of names, never a league table. */
function VillageCard({ village }: { village: VillageSummary }) {
  const sent = village.applicationsDecided + village.applicationsWaiting;
  return (
    <Card title={village.name}>
      <View className="row">
        <RingPlot
          title={texts.home.takingPart}
          part={village.householdsTakingPart}
          whole={village.households}
          unit={texts.home.householdUnit}
        />
        {village.applicationsWaiting > 0 ? (
          <Tag tone="gold">{texts.home.waiting(village.applicationsWaiting)}</Tag>
        ) : (
          <Tag tone="leaf">{texts.home.noneWaiting}</Tag>
        )}
      </View>
      <View className="stack">
        <RingPlot title={texts.home.decided} part={village.applicationsDecided} whole={sent} unit={texts.home.applicationUnit} />
      </View>
    </Card>
  );
}

/** How many wait; they are opened one by one. */
function Complaints({ office }: { office: string }) {
  const waiting = useCall(complaintsRoutes.complaintCountBelow, { params: { organizationId: office } });
  return (
    <Card flush>
      <ListRow
        icon="flag"
        title={texts.home.officerComplaints}
        note={texts.home.officerComplaintsNote}
        value={waiting.data && <WaitingTag count={waiting.data.open} />}
        onPress={() => go.to('officeComplaints', { office })}
      />
    </Card>
  );
}

function Villages({ organization }: { organization: OrganizationMembership }) {
  const villages = useCall(identityRoutes.villageSummaries, {
    params: { organizationId: organization.organizationId },
    query: { limit: VILLAGES_SHOWN },
  });
  return (
    <>
      <View className="hero">
        <View className="hero__village">
          <Icon name="service" size="small" />
          {organization.organizationName}
        </View>
        <Heading level={1} className="hero__hello">
          {greeting()}
        </Heading>
        <View className="hero__house">{texts.home.officerLead}</View>
      </View>
      <Card flush>
        <ListRow
          icon="rules"
          title={texts.oversight.templates}
          note={texts.oversight.templatesNote}
          onPress={() => go.to('templates', { office: organization.organizationId })}
        />
      </Card>
      <Complaints office={organization.organizationId} />
      <View className="lead">
        <Heading>{texts.oversight.villages}</Heading>
        <View className="note">{texts.home.officerNote}</View>
      </View>
      <Loaded of={villages} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="pin" title={texts.home.noVillages} />
          ) : (
            <>
              {items.map(village => (
                <VillageCard key={village.villageId} village={village} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** For township, county and city: the villages below, each with its own figures. */
export function OfficerHome() {
  const organizations = useSession(state => state.me?.organizations ?? NONE);
  return (
    <>
      {organizations.map(organization => (
        <Villages key={organization.organizationId} organization={organization} />
      ))}
    </>
  );
}
