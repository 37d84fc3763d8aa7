import { identityRoutes, sayInvitationCode, type OwnInvitation } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCommand } from '@/api/hooks';
import { useMembership } from '@/features/session/session';
import { sayUntil } from '@/formats/dates';
import { invitationLink } from '@/platform/invitation-link';
import * as texts from '@/texts/zh-CN';
import { aria, Button, Card, confirm, copyAndSay, ErrorNote, Parts, toast } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';
import './invite.scss';

const t = texts.invite;

const howOf = (village: boolean, link: boolean): string =>
  village ? (link ? t.villageHowH5 : t.villageHowWeapp) : link ? t.howH5 : t.howWeapp;

/** One that is open: to be shown, read out, copied, and taken back. `help`: how it is used, said with one of several. */
export function InvitationCard({ of, help }: { of: OwnInvitation; help: boolean }) {
  const village = useMembership()?.villageName ?? '';
  const code = sayInvitationCode(of.token);
  const link = invitationLink(of.path);
  const revoke = useCommand(identityRoutes.revokeInvitation, {
    refetches: [identityRoutes.ownInvitations],
    onDone: () => toast(t.revoked, 'done'),
  });
  const copy = () => {
    const words = of.householdName === null ? t.villageCopyWords(village, code, link) : t.copyWords(of.householdName, village, code, link);
    return copyAndSay(words, of.householdName === null ? t.villageCopied : t.copied);
  };
  const ask = async () => {
    if (await confirm({ title: t.revokeTitle, body: t.revokeBody, action: t.revoke, danger: true }))
      revoke.run({ params: { invitationId: of.id }, body: {} });
  };
  return (
    <Card title={of.householdName ?? t.village}>
      <View className="invitation">
        <QrCode text={link ?? of.token} label={t.qr} />
        <View className="invitation__code" {...aria({ role: 'img', label: t.codeSaid(code) })}>
          {code}
        </View>
      </View>
      {help && <View className="note">{howOf(of.householdName === null, link !== undefined)}</View>}
      <View className="note">
        <Parts of={`${t.until(sayUntil(of.expiresAt))} · ${t.by(of.invitedByName)}`} />
      </View>
      <View className="note">{of.usedBy.length > 0 ? t.usedBy(of.usedBy.map(one => one.personName)) : t.unused}</View>
      <ErrorNote error={revoke.error} />
      <View className="stack">
        <Button block icon="send" onPress={() => void copy()}>
          {t.copy}
        </Button>
      </View>
      <View className="stack">
        <Button kind="plain" block busy={revoke.busy} label={t.revokeLabel(code)} onPress={() => void ask()}>
          {t.revoke}
        </Button>
      </View>
    </Card>
  );
}
