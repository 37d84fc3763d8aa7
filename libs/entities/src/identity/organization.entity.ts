import { ORGANIZATION_KINDS, type OrganizationKind } from '@jishan/contracts';
import { Check, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf } from '../checks';
import { CreatedColumn, FlagColumn, IdColumn, IdKey, TextColumn } from '../columns';

/** City, county, township, village: a tree. The statistical code is an attribute, because codes change and villages merge. */
@Entity('organization')
@Check('ck_organization_kind', oneOf('kind', ORGANIZATION_KINDS))
@Index('ix_organization_parent', ['parentId'])
export class Organization {
  @IdKey() id: string;
  @TextColumn() kind: OrganizationKind;
  @TextColumn() name: string;
  @TextColumn({ nullable: true }) code: string | null;
  @IdColumn({ nullable: true }) parentId: string | null;
  @ManyToOne(() => Organization) @JoinColumn({ name: 'parent_id' }) parent: Organization | null;
  @FlagColumn() demo: boolean;
  @CreatedColumn() createdAt: Date;
}
