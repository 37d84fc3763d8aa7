import { ruleCategoryTitles, ruleSetRoutes, simulatedBandTitles, type RuleSetSimulation, type SimulatedPart } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { sayDate } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { BarPlot, Card, Empty, Loaded } from '@/ui';
import './rule-set.scss';

const t = texts.ruleSets;

const midnight = (day: string): string => `${day}T00:00:00+08:00`;
/** A forecast has no cents. */
const wholeYuan = (fen: number): string => String(Math.round(fen / 100));

function difference({ before, after, pointValueFen }: RuleSetSimulation): string {
  if (after === before) return t.equal;
  const points = Math.abs(after - before);
  return after > before ? t.more(points, wholeYuan(points * pointValueFen)) : t.less(points, wholeYuan(points * pointValueFen));
}

function Total({ found }: { found: RuleSetSimulation }) {
  const yuan = (points: number) => wholeYuan(points * found.pointValueFen);
  return (
    <Card>
      <View className="note">{t.deeds(found.deeds, found.households)}</View>
      <View className="sum__figure">{difference(found)}</View>
      <View className="stack">
        <BarPlot
          title={t.simulateTitle}
          bars={[
            { label: t.wasPoints, value: found.before, said: t.points(found.before) },
            { label: t.wouldPoints, value: found.after, said: t.points(found.after) },
          ]}
        />
      </View>
      <View className="note stack">{t.yuan(yuan(found.before), yuan(found.after))}</View>
    </Card>
  );
}

function Refused({ found }: { found: RuleSetSimulation }) {
  const bars = [
    { label: t.withoutRule, value: found.withoutRule },
    { label: t.overRuleCap, value: found.overRuleCap },
    { label: t.overMonthCap, value: found.overMonthCap },
  ].filter(bar => bar.value > 0);
  if (bars.length === 0) return null;
  return (
    <Card title={t.why}>
      <BarPlot title={t.why} tone="festive" whole={found.deeds} bars={bars.map(bar => ({ ...bar, said: t.pieces(bar.value) }))} />
    </Card>
  );
}

function Parts({
  title,
  parts,
  nameOf,
  note,
}: {
  title: string;
  parts: readonly SimulatedPart[];
  nameOf: (name: string) => string;
  note?: string;
}) {
  const most = Math.max(...parts.map(part => Math.max(part.before ?? 0, part.after ?? 0)), 1);
  return (
    <Card title={title}>
      {note && <View className="note">{note}</View>}
      {parts.map(part => (
        <View key={part.name} className="simulated">
          <View className="row">
            <View className="change__title">{`${nameOf(part.name)} · ${t.households(part.households)}`}</View>
          </View>
          {part.before !== null && part.after !== null && (
            <BarPlot
              title={nameOf(part.name)}
              whole={most}
              bars={[
                { label: t.wasPoints, value: part.before },
                { label: t.wouldPoints, value: part.after },
              ]}
            />
          )}
          <View className="draft-rule__note">
            {part.gaining === null || part.losing === null ? t.tooFew : t.gainLose(part.gaining, part.losing)}
          </View>
        </View>
      ))}
    </Card>
  );
}

/** What a draft would have cost last quarter, and for whom, before anybody votes on it. No household is named. */
export function Simulation({ id }: { id: string }) {
  const simulation = useVillageCall(ruleSetRoutes.simulateRuleSet, { params: { ruleSetId: id } });
  return (
    <Loaded of={simulation} rows={6}>
      {found =>
        found.deeds === 0 ? (
          <Empty icon="chart" title={t.simulateNone} body={t.simulateNoneNote} />
        ) : (
          <>
            <View className="note">{t.simulateLead(sayDate(midnight(found.from)), sayDate(midnight(found.until)))}</View>
            <Total found={found} />
            <Refused found={found} />
            <Card title={t.who}>
              <BarPlot
                title={t.who}
                whole={found.households}
                bars={found.changes.map(one => ({
                  label: simulatedBandTitles[one.band],
                  value: one.households,
                  said: t.households(one.households),
                }))}
              />
            </Card>
            <Parts title={t.groups} parts={found.groups} nameOf={name => name || t.noGroup} />
            <Parts title={t.sizes} parts={found.householdSizes} nameOf={t.size} note={t.sizesNote} />
            <Card title={t.categories}>
              <BarPlot
                title={t.categories}
                bars={found.categories.map(one => ({
                  label: ruleCategoryTitles[one.category],
                  value: one.after,
                  said: t.beforeAfter(one.before, one.after),
                }))}
              />
            </Card>
            <View className="note">{t.simulateNote}</View>
          </>
        )
      }
    </Loaded>
  );
}
