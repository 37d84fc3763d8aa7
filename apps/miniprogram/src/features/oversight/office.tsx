import type { OrganizationMembership } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { Gate } from '@/features/session/gate';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Empty } from '@/ui';

const NONE: never[] = [];

function Within({ children }: { children: (office: OrganizationMembership) => ReactNode }) {
  const wanted = useRouter<{ office?: string }>().params.office;
  const organizations = useSession(state => state.me?.organizations ?? NONE);
  const office = wanted === undefined ? organizations[0] : organizations.find(({ organizationId }) => organizationId === wanted);
  if (!office) return <Empty icon="lock" title={texts.errors.denied.title} body={texts.errors.denied.detail} />;
  return <>{children(office)}</>;
}

/** A page for whoever has an office above villages: the one that its address names, else the only one. */
export function Office({ children }: { children: (office: OrganizationMembership) => ReactNode }) {
  return (
    <Gate anywhere>
      <Within>{children}</Within>
    </Gate>
  );
}
