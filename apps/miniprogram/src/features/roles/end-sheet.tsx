import { identityRoutes, REASON_MAX_CHARS, roleTitles, type RoleHolder } from '@jishan/contracts';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { ReasonSheet } from '@/features/work/reason-sheet';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { ROLES_CHANGED } from './changed';

const t = texts.roles;

export function EndSheet({ holder, onClose }: { holder: RoleHolder; onClose: () => void }) {
  const creates = useLastingId(`role-end/${holder.personId}/${holder.role}`);
  const end = useCommand(identityRoutes.grantRole, {
    refetches: ROLES_CHANGED,
    creates,
    onTaken: onClose,
    onDone: () => {
      toast(t.ended, 'done');
      onClose();
    },
  });
  return (
    <ReasonSheet
      title={t.endTitle(holder.personName, roleTitles[holder.role])}
      note={t.endNote}
      hint={t.endHint}
      action={t.endAction(holder.personName)}
      quick={t.endQuick}
      maxChars={REASON_MAX_CHARS}
      busy={end.busy}
      error={end.error}
      onClose={onClose}
      onReason={reason =>
        end.run({ body: { id: creates.id, personId: holder.personId, role: holder.role, granted: false, reason, photoIds: [] } })
      }
    />
  );
}
