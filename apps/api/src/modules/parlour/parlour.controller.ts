import { LETTERS_A_DAY, parlourRoutes, type Page, type ParlourQueuePage, type ThreadListItem, type ThreadView } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../platform/auth/actor';
import { May } from '../../platform/auth/policy.decorator';
import type { Tx } from '../../platform/db/tx';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../platform/http/call';
import { Call, Who } from '../../platform/http/params.decorator';
import { Route } from '../../platform/http/route.decorator';
import { Commands } from '../../platform/idempotency/commands';
import { DAY_SECONDS, Limited } from '../../platform/limits';
import { askSecretary } from './ask-secretary';
import { Letters } from './letters';
import { AskSecretaryDto, ParlourQueueQueryDto, RateThreadDto, ThreadsQueryDto, WriteInThreadDto } from './parlour.dto';
import { ParlourQueries } from './parlour.queries';
import { rateThread } from './rate-thread';
import { answerThread, followUp } from './write-in-thread';

const WORDS = ['PARLOUR.WORDS_NEEDED', 'PARLOUR.VOICE_UNKNOWN', 'PARLOUR.VOICE_USED'] as const;

@Controller()
@ApiTags('书记会客厅')
export class ParlourController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly letters: Letters,
    private readonly queries: ParlourQueries,
  ) {}

  @Route(parlourRoutes.askSecretary, {
    summary: '给书记写信',
    refuses: ['PARLOUR.PERSONAL_NUMBERS', 'PARLOUR.PHOTO_UNKNOWN', ...WORDS, 'PARLOUR.ID_TAKEN', 'REQUEST.TOO_MANY'],
  })
  @May('parlour.write')
  @Limited({ name: 'letter', limit: LETTERS_A_DAY, ttlSeconds: DAY_SECONDS, by: 'account' })
  ask(@Who() who: VillageActor, @Body() body: AskSecretaryDto, @Call() call: CallFacts): Promise<ThreadView> {
    return this.command(call, who, body.id, tx => askSecretary(tx, call, who, this.letters, body));
  }

  @Route(parlourRoutes.parlourThreads, { summary: '公开来信，或我的来信' })
  @May('parlour.read')
  list(@Who() who: VillageActor, @Query() query: ThreadsQueryDto): Promise<Page<ThreadListItem>> {
    return this.work.read(who.villageId, tx => this.queries.list(tx, who, query));
  }

  @Route(parlourRoutes.parlourThread, { summary: '一封来信和回复' })
  @May('parlour.read')
  read(@Who() who: VillageActor, @Param('threadId') threadId: string): Promise<ThreadView> {
    return this.work.read(who.villageId, tx => this.queries.read(tx, who, threadId));
  }

  @Route(parlourRoutes.followUpThread, {
    summary: '追问',
    refuses: [
      'PARLOUR.THREAD_CLOSED',
      'PARLOUR.THREAD_FULL',
      'PARLOUR.PERSONAL_NUMBERS',
      'PARLOUR.PHOTO_UNKNOWN',
      ...WORDS,
      'REQUEST.TOO_MANY',
    ],
  })
  @May('parlour.write')
  @Limited({ name: 'letter-word', limit: LETTERS_A_DAY, ttlSeconds: DAY_SECONDS, by: 'account' })
  follow(
    @Who() who: VillageActor,
    @Param('threadId') threadId: string,
    @Body() body: WriteInThreadDto,
    @Call() call: CallFacts,
  ): Promise<ThreadView> {
    return this.command(call, who, threadId, tx => followUp(tx, call, who, this.letters, threadId, body));
  }

  @Route(parlourRoutes.rateThread, {
    summary: '评价书记的回复',
    refuses: ['PARLOUR.NOT_ANSWERED', 'PARLOUR.ALREADY_RATED', 'PARLOUR.OWN_LETTER', 'PARLOUR.PERSONAL_NUMBERS'],
  })
  @May('parlour.rate')
  rate(
    @Who() who: VillageActor,
    @Param('threadId') threadId: string,
    @Body() body: RateThreadDto,
    @Call() call: CallFacts,
  ): Promise<ThreadView> {
    return this.command(call, who, threadId, tx => rateThread(tx, call, who, this.letters, threadId, body));
  }

  @Route(parlourRoutes.parlourQueue, { summary: '书记的来信（等得最久的在前）' })
  @May('parlour.answer')
  queue(@Who() who: VillageActor, @Query() query: ParlourQueueQueryDto): Promise<ParlourQueuePage> {
    return this.work.read(who.villageId, tx => this.queries.queue(tx, who, query));
  }

  @Route(parlourRoutes.answerThread, {
    summary: '书记回复',
    refuses: [
      'PARLOUR.THREAD_CLOSED',
      'PARLOUR.THREAD_FULL',
      'PARLOUR.OWN_LETTER',
      'PARLOUR.PERSONAL_NUMBERS',
      'PARLOUR.PHOTO_UNKNOWN',
      ...WORDS,
      'PARLOUR.ANSWER_WRITTEN',
    ],
  })
  @May('parlour.answer')
  answer(
    @Who() who: VillageActor,
    @Param('threadId') threadId: string,
    @Body() body: WriteInThreadDto,
    @Call() call: CallFacts,
  ): Promise<ThreadView> {
    return this.command(call, who, threadId, tx => answerThread(tx, call, who, this.letters, threadId, body));
  }

  /** Only the id is kept with the idempotency key: a private letter's words stand nowhere but in its own cipher text. */
  private async command(call: CallFacts, who: VillageActor, threadId: string, effect: (tx: Tx) => Promise<void>): Promise<ThreadView> {
    await this.commands.run(call, async tx => {
      await effect(tx);
      return { threadId };
    });
    return this.work.read(who.villageId, tx => this.queries.read(tx, who, threadId));
  }
}
