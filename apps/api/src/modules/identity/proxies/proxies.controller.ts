import {
  identityRoutes,
  type Page,
  type ProxyCandidate,
  type ProxyCode,
  type ProxyRightView,
  type RepresentedHousehold,
  type WitnessedProxy,
} from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto, PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { layDownProxy, revokeProxy, revokeRecordedProxy } from './end-proxy';
import { grantProxy } from './grant-proxy';
import { GrantProxyDto, RecordProxyDto, ResolveProxyCodeDto, WitnessProxyDto } from './proxies.dto';
import { listRecorded, listWitnessed } from './proxies.queries';
import { ProxyCodes } from './proxy-codes';
import { recordProxy } from './record-proxy';
import { listRepresented } from './represented.queries';
import { ResolveProxyCode } from './resolve-proxy-code';
import { showProxyCode } from './show-proxy-code';
import { witnessProxy } from './witness-proxy';

@Controller()
@ApiTags('代办')
export class ProxiesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly codes: ProxyCodes,
    private readonly resolving: ResolveProxyCode,
  ) {}

  @Route(identityRoutes.representedHouseholds, { summary: '我可以代办的家庭' })
  @May('village.read')
  represented(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<RepresentedHousehold>> {
    return this.work.read(who.villageId, tx => listRepresented(tx, who.personId, query));
  }

  @Route(identityRoutes.proxyCode, { summary: '我的代办码（五分钟内有效）' })
  @May('village.read')
  code(@Who() who: VillageActor): Promise<ProxyCode> {
    return this.work.read(who.villageId, tx => showProxyCode(tx, this.codes, who));
  }

  @Route(identityRoutes.layDownProxy, { summary: '不再替这家代办' })
  @May('village.read')
  layDown(
    @Who() who: VillageActor,
    @Param('proxyId') proxyId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<{ done: true }> {
    return this.commands.run(call, tx => layDownProxy(tx, call, who, proxyId));
  }

  @Route(identityRoutes.resolveProxyCode, {
    summary: '核对代办码',
    refuses: ['PROXY.CODE_INVALID', 'PROXY.CODE_EXPIRED', 'PROXY.CODE_USED', 'PROXY.CODE_LOCKED', 'PROXY.DIGITS_NEED_NAME', 'PROXY.SELF'],
  })
  @May('proxy.grant')
  resolve(@Who() who: VillageActor, @Body() body: ResolveProxyCodeDto): Promise<ProxyCandidate> {
    return this.resolving.run(who, body);
  }

  @Route(identityRoutes.grantProxy, {
    summary: '授权代办人',
    refuses: ['PROXY.SELF', 'PROXY.EXISTS', 'PROXY.CODE_USED', 'PROXY.TICKET_EXPIRED', 'PROXY.TOO_MANY'],
  })
  @May('proxy.grant')
  grant(@Who() who: VillageActor, @Body() body: GrantProxyDto, @Call() call: CallFacts): Promise<ProxyRightView> {
    return this.commands.run(call, tx => grantProxy(tx, call, this.codes, who, body));
  }

  @Route(identityRoutes.revokeProxy, { summary: '收回代办授权' })
  @May('proxy.grant')
  revoke(
    @Who() who: VillageActor,
    @Param('proxyId') proxyId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<{ done: true }> {
    return this.commands.run(call, tx => revokeProxy(tx, call, who, proxyId));
  }

  @Route(identityRoutes.recordedProxies, { summary: '经见证或凭户卡登记的代办授权' })
  @May('proxy.record.read')
  recorded(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<ProxyRightView>> {
    return this.work.read(who.villageId, tx => listRecorded(tx, query));
  }

  @Route(identityRoutes.recordProxy, {
    summary: '替没有手机的家庭登记代办授权（两人见证）',
    refuses: [
      'PROXY.SELF',
      'PROXY.EXISTS',
      'PROXY.TOO_MANY',
      'PROXY.HOUSEHOLD_HAS_PHONE',
      'PROXY.RECORDER_INVOLVED',
      'PROXY.HELPER_UNFIT',
      'PROXY.WITNESS_UNFIT',
      'PROXY.PHOTO_UNKNOWN',
    ],
  })
  @May('proxy.record')
  record(@Who() who: VillageActor, @Body() body: RecordProxyDto, @Call() call: CallFacts): Promise<ProxyRightView> {
    return this.commands.run(call, tx => recordProxy(tx, call, who, body));
  }

  @Route(identityRoutes.witnessedProxies, { summary: '等我见证的代办授权' })
  @May('village.read')
  witnessed(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<WitnessedProxy>> {
    return this.work.read(who.villageId, tx => listWitnessed(tx, who.personId, query));
  }

  @Route(identityRoutes.witnessProxy, { summary: '见证代办授权（属实或不属实）' })
  @May('village.read')
  witness(
    @Who() who: VillageActor,
    @Param('proxyId') proxyId: string,
    @Body() body: WitnessProxyDto,
    @Call() call: CallFacts,
  ): Promise<{ done: true }> {
    return this.commands.run(call, tx => witnessProxy(tx, call, who, proxyId, body.agreed));
  }

  @Route(identityRoutes.revokeRecordedProxy, { summary: '收回经见证或凭户卡登记的代办授权' })
  @May('proxy.record')
  revokeRecorded(
    @Who() _who: VillageActor,
    @Param('proxyId') proxyId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<{ done: true }> {
    return this.commands.run(call, tx => revokeRecordedProxy(tx, call, proxyId));
  }
}
