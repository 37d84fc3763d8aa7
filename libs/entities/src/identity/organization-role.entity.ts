import { ORGANIZATION_ROLES, type OrganizationRole as Role } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn } from '../columns';
import { Account } from './account.entity';
import { Organization } from './organization.entity';

@Entity('organization_role')
@Check('ck_organization_role_role', oneOf('role', ORGANIZATION_ROLES))
@Index('ix_organization_role_account', ['accountId'])
export class OrganizationRoleGrant {
  @PrimaryColumn('uuid') organizationId: string;
  @ManyToOne(() => Organization) @JoinColumn({ name: 'organization_id' }) organization: Organization;
  @PrimaryColumn('uuid') accountId: string;
  @ManyToOne(() => Account) @JoinColumn({ name: 'account_id' }) account: Account;
  @PrimaryColumn('text') role: Role;
  @CreatedColumn() createdAt: Date;
}
