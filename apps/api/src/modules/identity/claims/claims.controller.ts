import { identityRoutes, type ClaimView, type Page, type WaitingCount } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May, SignedIn } from '../../../platform/auth/policy.decorator';
import { FieldCipher } from '../../../platform/crypto/field-cipher';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { Limited } from '../../../platform/limits';
import { DecideClaimDto, SubmitClaimDto } from '../identity.dto';
import { countPendingClaims, listPendingClaims } from './claims.queries';
import { decideClaim } from './decide-claim';
import { ProvedPhones } from './proved-phones';
import { submitClaim } from './submit-claim';
import { withdrawClaim } from './withdraw-claim';

/** Each may cost a paid question to WeChat; whoever mistypes a name has plenty. */
const CLAIMS = { ttlSeconds: 900 } as const;

@Controller()
@ApiTags('入村')
export class ClaimsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly phones: ProvedPhones,
  ) {}

  @Route(identityRoutes.submitClaim, {
    summary: '填名册上的姓名，申请进村',
    refuses: ['CLAIM.ALREADY_MEMBER', 'CLAIM.ALREADY_PENDING', 'CLAIM.PHONE_CODE_INVALID', 'CLAIM.PERSON_TAKEN', 'REQUEST.TOO_MANY'],
  })
  @SignedIn()
  @Limited({ ...CLAIMS, name: 'claim', limit: 20, by: 'account' }, { ...CLAIMS, name: 'claim-ip', limit: 300, by: 'ip' })
  async submit(@Body() body: SubmitClaimDto, @Call() call: CallFacts): Promise<ClaimView> {
    // Before the transaction, which holds a connection; what is answered already asks nobody.
    const mustAsk = body.phoneCode !== undefined && !(await this.commands.isAnswered(call));
    const provedPhone = mustAsk && body.phoneCode ? await this.phones.of(call.accountId, body.phoneCode) : null;
    return this.commands.run(call, tx => submitClaim(tx, call, this.cipher, { ...body, provedPhone }));
  }

  @Route(identityRoutes.withdrawClaim, { summary: '撤回进村的申请', refuses: ['CLAIM.ALREADY_DECIDED'] })
  @SignedIn()
  withdraw(@Param('claimId') claimId: string, @Call() call: CallFacts): Promise<ClaimView> {
    return this.commands.run(call, tx => withdrawClaim(tx, call, claimId));
  }

  @Route(identityRoutes.listClaims, { summary: '等待核对的入村申请' })
  @May('membership.claim.decide')
  list(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<ClaimView>> {
    return this.work.read(who.villageId, tx => listPendingClaims(tx, query));
  }

  @Route(identityRoutes.claimCount, { summary: '等待核对的入村申请有多少件' })
  @May('membership.claim.decide')
  count(@Who() who: VillageActor): Promise<WaitingCount> {
    return this.work.read(who.villageId, countPendingClaims);
  }

  @Route(identityRoutes.decideClaim, {
    summary: '核对入村申请',
    refuses: [
      'CLAIM.ALREADY_DECIDED',
      'CLAIM.PERSON_REQUIRED',
      'CLAIM.REASON_REQUIRED',
      'CLAIM.PERSON_TAKEN',
      'CLAIM.UNDER_AGE',
      'CLAIM.OFFICE_HELD',
      'CLAIM.OWN_HAND',
    ],
  })
  @May('membership.claim.decide')
  decide(
    @Who() who: VillageActor,
    @Param('claimId') claimId: string,
    @Body() body: DecideClaimDto,
    @Call() call: CallFacts,
  ): Promise<ClaimView> {
    return this.commands.run(call, tx => decideClaim(tx, call, this.cipher, who, claimId, body));
  }
}
