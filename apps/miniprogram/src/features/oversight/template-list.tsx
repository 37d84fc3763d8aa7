import { standardRoutes, type OrganizationMembership } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { usePages } from '@/api/hooks';
import { refetch } from '@/api/query';
import { sayDate } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, ListRow, Paged } from '@/ui';

const t = texts.oversight;

/** What the office has published, and the way to publish more. */
export function TemplateList({ office: { organizationId: office, organizationName } }: { office: OrganizationMembership }) {
  const list = usePages(standardRoutes.templates, { params: { organizationId: office } });
  useDidShow(() => refetch(standardRoutes.templates));
  return (
    <>
      <View className="note">{t.lead(organizationName)}</View>
      <Paged of={list} rows={3} empty={<Empty icon="rules" title={t.empty} body={t.emptyNote} />}>
        {items => (
          <Card flush>
            {items.map(one => (
              <ListRow
                key={one.id}
                icon="rules"
                title={one.title}
                note={[texts.standards.count(one.ruleCount), t.publishedOn(sayDate(one.publishedAt))].join(' · ')}
                onPress={() => go.to('officeStandard', { office, id: one.id })}
              />
            ))}
          </Card>
        )}
      </Paged>
      <View className="stack">
        <Button block icon="plus" onPress={() => go.to('openedRules', { office })}>
          {t.choose}
        </Button>
      </View>
    </>
  );
}
