import { ruleSetRoutes, ruleSetStatusTitles } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, ErrorView, ListRow, LoadMore, Skeleton, Tag } from '@/ui';
import { CreateDraft } from './create-draft';
import { statusTones, versionNote } from './looks';

/** Drafts on top, then every version the village ever had. */
export function RuleSetList() {
  const sets = useVillagePages(ruleSetRoutes.ruleSets, {});
  const mayDraft = useMay('points.rules.draft');
  const [creating, setCreating] = useState(false);
  if (sets.error && sets.items.length === 0) return <ErrorView error={sets.error} onRetry={sets.reload} />;
  if (sets.loading) return <Skeleton rows={4} />;
  return (
    <>
      {sets.items.length === 0 ? (
        <Empty icon="rules" title={texts.ruleSets.empty} body={texts.ruleSets.emptyNote} />
      ) : (
        <Card flush>
          {sets.items.map(set => (
            <ListRow
              key={set.id}
              icon={set.status === 'draft' ? 'edit' : 'rules'}
              title={texts.ruleSets.named(set.version, set.title)}
              note={versionNote(set)}
              value={<Tag tone={statusTones[set.status]}>{ruleSetStatusTitles[set.status]}</Tag>}
              onPress={() => go.to('ruleSet', { id: set.id })}
            />
          ))}
        </Card>
      )}
      <LoadMore more={sets.more} loading={sets.loadingMore} onMore={sets.loadMore} />
      {mayDraft && (
        <View className="stack">
          <Button block size="big" icon="plus" onPress={() => setCreating(true)}>
            {texts.ruleSets.create}
          </Button>
        </View>
      )}
      {creating && <CreateDraft versions={sets.items} onClose={() => setCreating(false)} />}
    </>
  );
}
